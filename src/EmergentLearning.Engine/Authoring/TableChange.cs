using EmergentLearning.Engine.Migrations;

namespace EmergentLearning.Engine.Authoring;

/// <summary>A table before and after.</summary>
internal sealed class TableChange
{
    public TableChange(TableShape? old, TableShape now)
    {
        Old = old;
        New = now;
        NewSql = CreateTable.Parse(now.Create);
        if (old is null)
            return;

        OldSql = CreateTable.Parse(old.Create);
        foreach (ColumnShape column in now.Columns.Where(column => Find(old, column.Name) is null))
        {
            // Of two columns that say they were the same one, the first was.
            bool isRenamed = column.WasNamed is { } former && Find(old, former) is { } before && Find(now, former) is null
                && Renames.TryAdd(before.Name, column.Name);
            if (!isRenamed)
                Added.Add(column);
        }

        Removed.AddRange(old.Columns.Where(column => Find(now, column.Name) is null && !Renames.ContainsKey(column.Name)));
        IsRebuilt = !CanChangeInPlace();
    }

    public TableShape? Old { get; }

    public TableShape New { get; }

    public CreateTable? OldSql { get; }

    public CreateTable NewSql { get; }

    /// <summary>Columns by their former names.</summary>
    public Dictionary<string, string> Renames { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<ColumnShape> Added { get; } = [];

    public List<ColumnShape> Removed { get; } = [];

    /// <summary>Whether the table has to be made anew, because SQLite cannot change it in place.</summary>
    public bool IsRebuilt { get; }

    public bool IsRenamed => Old is not null && !Old.Name.Equals(New.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The column that a new one was, or <see langword="null"/>.</summary>
    public ColumnShape? FormerOf(ColumnShape column) => Old is null ? null
        : Find(Old, column.Name) ?? Find(Old, Renames.FirstOrDefault(pair => pair.Value == column.Name).Key ?? "");

    private static ColumnShape? Find(TableShape table, string name) =>
        table.Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private bool CanChangeInPlace()
    {
        if (Removed.Count > 0 || !Added.All(CanBeAdded))
            return false;

        IEnumerable<string> expected = OldSql!.Normal(Renames).Concat(Added.Select(column => CreateTable.Normal(NewSql.ItemOf(column.Name))));
        return NewSql.Normal().SequenceEqual(expected.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    // What SQLite adds to a table that has rows: a value for them must be known without looking at them.
    private bool CanBeAdded(ColumnShape column)
    {
        IReadOnlyList<SqlToken> tokens = SqlTokens.Read(NewSql.ItemOf(column.Name));
        bool isPlain = !tokens.Any(token => token.Is("unique") || token.Is("primary") || token.Is("generated"));
        return isPlain && (column.NotNull ? SqlConstant.IsValue(column.Default) : column.Default is null || SqlConstant.Is(column.Default));
    }
}
