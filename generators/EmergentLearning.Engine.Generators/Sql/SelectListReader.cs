using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Reads what the outer <c>select</c> of a statement selects; each of them, when there are several.</summary>
internal sealed class SelectListReader(SqlStatement statement)
{
    private static readonly HashSet<string> Ends = new(
        ["from", "where", "group", "having", "order", "limit", "window", "union", "intersect", "except"], StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<SelectList> Read()
    {
        var lists = new List<SelectList>();
        for (int i = 0; i < statement.Tokens.Count; i++)
        {
            if (statement.Depths[i] == 0 && statement.Tokens[i].Is("select") && ReadList(i + 1) is { } list)
                lists.Add(list);
        }

        return lists;
    }

    private SelectList? ReadList(int first)
    {
        if (statement.Is(first, "distinct") || statement.Is(first, "all"))
            first++;
        int end = first;
        while (end < statement.Tokens.Count && !EndsList(end))
            end++;
        if (end == first)
            return null;

        List<ResultColumn>? columns = [];
        int start = first;
        for (int i = first; i <= end; i++)
        {
            if (i < end && !(statement.Depths[i] == 0 && statement.Is(i, ",")))
                continue;
            IEnumerable<ResultColumn>? item = i == start ? null : ReadItem(start, i);
            columns = item is null || columns is null ? null : [.. columns, .. item];
            start = i + 1;
        }

        return new SelectList { Start = statement.Tokens[first].Start, End = statement.Tokens[end - 1].End, Columns = columns };
    }

    private bool EndsList(int index)
    {
        bool comparesDistinct = statement.Is(index, "from") && statement.Is(index - 1, "distinct")
            && (statement.Is(index - 2, "is") || statement.Is(index - 2, "not"));
        return statement.Depths[index] == 0 && !comparesDistinct
            && (statement.Is(index, ";")
                || (statement.Tokens[index].Kind == SqlTokenKind.Word && Ends.Contains(statement.Tokens[index].Text)));
    }

    private IEnumerable<ResultColumn>? ReadItem(int start, int end)
    {
        SqlToken last = statement.Tokens[end - 1];
        if (last.Text == "*" && end - start == 1)
            return Expand(start, qualifier: null);
        if (last.Text == "*" && end - start == 3 && statement.Is(start + 1, "."))
            return Expand(start, statement.Tokens[start]);

        bool isBare = end - start == 1 && last.IsName && !last.IsKeyword;
        bool isQualified = end - start == 3 && statement.Is(start + 1, ".") && last.IsName;
        ColumnModel? source = isBare || isQualified ? FindColumn(start, last, isQualified ? statement.Tokens[start] : null) : null;
        bool isNamed = last.IsName && (isBare || isQualified || (end - start > 1 && IsAliasAt(end - 1)));
        ColumnModel? aliased = end - start > 1 && isNamed && !isQualified ? SourceBeforeAlias(start, end) : null;
        return [new ResultColumn(isNamed ? last.Name : null, source ?? aliased, statement.Tokens[start].Start, last.End, null)];
    }

    private bool IsAliasAt(int index) =>
        statement.Is(index - 1, "as") || (!statement.Tokens[index].IsKeyword && statement.EndsValue(index - 1));

    private ColumnModel? SourceBeforeAlias(int start, int end)
    {
        int expressionEnd = statement.Is(end - 2, "as") ? end - 2 : end - 1;
        SqlToken? last = statement.At(expressionEnd - 1);
        if (expressionEnd - start == 1 && last is { IsName: true })
            return FindColumn(start, last, null);
        return expressionEnd - start == 3 && statement.Is(start + 1, ".") && last is { IsName: true }
            ? FindColumn(start, last, statement.Tokens[start])
            : null;
    }

    private ColumnModel? FindColumn(int index, SqlToken name, SqlToken? qualifier)
    {
        ColumnModel[] found = [.. statement.Scopes[index].Sources
            .Where(source => qualifier is null || Same(source.Name, qualifier.Name))
            .SelectMany(source => source.Table?.Columns.Where(column => Same(column.Name, name.Name)) ?? [])];
        return found.Length == 1 ? found[0] : null;
    }

    private IEnumerable<ResultColumn>? Expand(int start, SqlToken? qualifier)
    {
        SqlScope scope = statement.Scopes[start];
        // "using" and "natural" merge columns, and sources that are not known have columns that are not known.
        bool isUnclear = scope.IsOpaque || scope.Sources.Count == 0
            || statement.Tokens.Any(token => token.Is("using") || token.Is("natural"));
        SqlSource[] sources = [.. scope.Sources.Where(source => qualifier is null || Same(source.Name, qualifier.Name))];
        if (qualifier is null ? isUnclear : sources.Length != 1 || sources[0].Table is null)
            return null;

        int end = qualifier is null ? statement.Tokens[start].End : statement.Tokens[start + 2].End;
        return sources.SelectMany(source => source.Table!.Columns.Select(column => new ResultColumn(
            column.Name, column, statement.Tokens[start].Start, end, Prefix(source, scope, qualifier) + SqliteDialect.Quote(column.Name))));
    }

    private static string Prefix(SqlSource source, SqlScope scope, SqlToken? qualifier) =>
        qualifier is null && scope.Sources.Count == 1 ? "" : SqliteDialect.Quote(source.Name) + ".";

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
