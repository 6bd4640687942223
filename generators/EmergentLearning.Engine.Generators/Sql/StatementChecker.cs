namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Holds a query to being one statement that reads.</summary>
internal static class StatementChecker
{
    private static readonly HashSet<string> Writes = new(
        ["insert", "update", "delete", "replace"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What makes the statement no select, or <see langword="null"/>.</summary>
    public static QueryProblem? Check(SqlStatement statement)
    {
        if (statement.At(0) is not { } first)
            return new QueryProblem(QueryProblemKind.NotASelect, 0, statement.Text.Length, "it is empty");
        if (!first.Is("select") && !first.Is("with") && !first.Is("values"))
            return Problem(first, $"it begins with '{first.Text}'");

        SqlToken? write = first.Is("with") ? FindWrite(statement) : null;
        if (write is not null)
            return Problem(write, $"it writes, by '{write.Text}'");

        int end = statement.Tokens.ToList().FindIndex(token => token is { Kind: SqlTokenKind.Symbol, Text: ";" });
        return end >= 0 && statement.At(end + 1) is { } second && second.Text != ";"
            ? Problem(second, "a second statement follows the ';'")
            : null;
    }

    // After "with", the first verb outside of parentheses says what the statement does.
    private static SqlToken? FindWrite(SqlStatement statement)
    {
        for (int i = 0; i < statement.Tokens.Count; i++)
        {
            SqlToken token = statement.Tokens[i];
            if (statement.Depths[i] != 0 || token.Kind != SqlTokenKind.Word || !statement.Is(i - 1, ")"))
                continue;
            if (token.Is("select") || token.Is("values"))
                return null;
            if (Writes.Contains(token.Text))
                return token;
        }

        return null;
    }

    private static QueryProblem Problem(SqlToken token, string reason) =>
        new(QueryProblemKind.NotASelect, token.Start, token.Text.Length, reason);
}
