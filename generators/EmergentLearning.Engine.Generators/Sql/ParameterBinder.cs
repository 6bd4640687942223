namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Gives the named parameters of a query the numbers of the method's parameters.</summary>
internal static class ParameterBinder
{
    /// <summary>The replacements to make; what is missing or unused is reported.</summary>
    public static IEnumerable<SqlEdit> Bind(SqlStatement statement, IReadOnlyList<string> parameters, Action<QueryProblem> report)
    {
        var edits = new List<SqlEdit>();
        var used = new HashSet<int>();
        foreach (SqlToken token in statement.Tokens.Where(token => token.Kind == SqlTokenKind.Parameter))
        {
            int index = parameters.ToList().IndexOf(token.Text.Substring(1));
            if (index < 0)
                report(new QueryProblem(QueryProblemKind.MissingParameter, token.Start, token.Text.Length, token.Text));
            else
                edits.Add(new SqlEdit(token.Start, token.End, SqliteDialect.Parameter(index + 1)));
            used.Add(index);
        }

        foreach (string parameter in parameters.Where((_, i) => !used.Contains(i)))
            report(new QueryProblem(QueryProblemKind.UnusedParameter, 0, 0, parameter));
        return edits;
    }
}
