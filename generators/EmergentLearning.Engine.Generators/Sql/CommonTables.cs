namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Finds the common table expressions of a statement: <c>name [(columns)] as [not] [materialized] (</c>.</summary>
internal static class CommonTables
{
    /// <summary>Their names. The names and their column lists are settled.</summary>
    public static HashSet<string> Find(SqlStatement statement)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (!statement.Tokens.Any(token => token.Is("with")))
            return names;

        for (int i = 0; i < statement.Tokens.Count; i++)
        {
            int end = statement.Tokens[i].IsName ? EndOfColumns(statement, i + 1) : i;
            if (end == i || !OpensBody(statement, end))
                continue;
            names.Add(statement.Tokens[i].Name);
            for (int settled = i; settled < end; settled++)
                statement.IsSettled[settled] = true;
        }

        return names;
    }

    private static int EndOfColumns(SqlStatement statement, int index)
    {
        if (!statement.Is(index, "("))
            return index;
        int end = index + 1;
        while (statement.At(end) is { IsName: true } || statement.Is(end, ","))
            end++;
        return statement.Is(end, ")") ? end + 1 : index;
    }

    private static bool OpensBody(SqlStatement statement, int index)
    {
        if (!statement.Is(index, "as"))
            return false;
        index++;
        if (statement.Is(index, "not"))
            index++;
        if (statement.Is(index, "materialized"))
            index++;
        return statement.Is(index, "(");
    }
}
