using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Reads one table of a <c>from</c>, with its alias.</summary>
internal sealed class SourceReader(
    SqlStatement statement, IReadOnlyList<TableModel> tables, bool knowsAllTables, CommonTables commonTables, Action<QueryProblem> report)
{
    /// <summary>Adds the source that starts at the token, if one does.</summary>
    /// <returns>Where it ends.</returns>
    public int Read(int index, SqlScope scope)
    {
        if (statement.At(index) is not { IsName: true, IsKeyword: false } name)
        {
            scope.IsOpaque = true;
            return index;
        }

        bool isQualified = statement.Is(index + 1, ".");
        int end = isQualified ? index + 3 : index + 1;
        if (isQualified || statement.Is(end, "("))
        {
            scope.IsOpaque = true;
            return Math.Min(end, statement.Tokens.Count);
        }

        TableModel? table = Resolve(name);
        string alias = ReadAlias(ref end) ?? name.Name;
        end = SkipIndexHint(end);
        var source = new SqlSource(alias, table);
        scope.Sources.Add(source);
        statement.Sources.Add(source);
        scope.IsOpaque |= table is null;
        return end;
    }

    private TableModel? Resolve(SqlToken name)
    {
        // A common table expression hides a table of its name.
        if (commonTables.Contains(name.Name))
            return null;
        TableModel? table = tables.FirstOrDefault(table => string.Equals(table.Name, name.Name, StringComparison.OrdinalIgnoreCase));
        bool isBuiltIn = name.Name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase)
            || name.Name.StartsWith("pragma_", StringComparison.OrdinalIgnoreCase)
            || name.Name.StartsWith("json_", StringComparison.OrdinalIgnoreCase)
            || string.Equals(name.Name, "dbstat", StringComparison.OrdinalIgnoreCase);
        if (table is null && knowsAllTables && !isBuiltIn)
            report(new QueryProblem(QueryProblemKind.UnknownTable, name.Start, name.Text.Length, name.Name));
        return table;
    }

    private string? ReadAlias(ref int end)
    {
        int at = statement.Is(end, "as") ? end + 1 : end;
        if (statement.At(at) is not { IsName: true, IsKeyword: false } alias)
            return null;
        end = at + 1;
        return alias.Name;
    }

    private int SkipIndexHint(int end) => statement.Is(end, "indexed") && statement.Is(end + 1, "by")
        ? Math.Min(end + 3, statement.Tokens.Count)
        : end;
}
