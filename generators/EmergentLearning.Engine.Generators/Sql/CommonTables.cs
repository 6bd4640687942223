namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>The common table expressions of a statement: <c>name [(columns)] as [not] [materialized] (</c>.</summary>
internal sealed class CommonTables
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<int> _unused = [];

    public bool Contains(string name) => _names.Contains(name);

    /// <summary>Whether the parenthesis opens the body of one that nobody uses.</summary>
    public bool IsUnused(int parenthesis) => _unused.Contains(parenthesis);

    /// <summary>Finds them. Their names and their lists of columns are settled.</summary>
    public static CommonTables Find(SqlStatement statement)
    {
        var tables = new CommonTables();
        bool hasAny = statement.Tokens.Any(token => token.Is("with"));
        for (int i = 0; hasAny && i < statement.Tokens.Count; i++)
        {
            int end = statement.Tokens[i].IsName ? EndOfColumns(statement, i + 1) : i;
            if (end > i && FindBody(statement, end) is { } body)
                tables.Add(statement, i, end, body);
        }

        return tables;
    }

    private void Add(SqlStatement statement, int name, int end, int body)
    {
        _names.Add(statement.Tokens[name].Name);
        if (!IsUsed(statement, name, body))
            _unused.Add(body);
        for (int settled = name; settled < end; settled++)
            statement.IsSettled[settled] = true;
    }

    // Used is what stands where a table can stand, outside of its own body.
    private static bool IsUsed(SqlStatement statement, int name, int body)
    {
        int depth = 0;
        bool isInside = false;
        for (int i = 0; i < statement.Tokens.Count; i++)
        {
            isInside = i == body || (isInside && depth > 0);
            depth += !isInside ? 0 : statement.Is(i, "(") ? 1 : statement.Is(i, ")") ? -1 : 0;
            bool isTable = statement.At(i - 1)?.Text.ToLowerInvariant() is "from" or "join" or "," or "(";
            if (!isInside && i != name && isTable && statement.Tokens[i].IsName
                && string.Equals(statement.Tokens[i].Name, statement.Tokens[name].Name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
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

    private static int? FindBody(SqlStatement statement, int index)
    {
        if (!statement.Is(index, "as"))
            return null;
        index++;
        if (statement.Is(index, "not"))
            index++;
        if (statement.Is(index, "materialized"))
            index++;
        return statement.Is(index, "(") ? index : null;
    }
}
