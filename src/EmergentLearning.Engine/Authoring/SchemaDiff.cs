using EmergentLearning.Engine.Migrations;

namespace EmergentLearning.Engine.Authoring;

/// <summary>Finds the steps from one schema to another.</summary>
internal sealed class SchemaDiff
{
    private readonly MigrationDraft _draft = new();
    private readonly List<TableChange> _changes = [];
    private readonly List<TableShape> _dropped;

    private SchemaDiff(IReadOnlyList<TableShape> old, IReadOnlyList<TableShape> now)
    {
        foreach (TableShape table in now)
        {
            // Of two tables that say they were the same one, the first was.
            TableShape? former = FormerOf(table, old, now);
            _changes.Add(new TableChange(_changes.Any(change => change.Old == former) ? null : former, table));
        }

        _dropped = [.. old.Where(table => _changes.All(change => change.Old != table))];
    }

    /// <summary>Each table of the second schema, with what it was in the first.</summary>
    public IReadOnlyList<TableChange> Changes => _changes;

    public static SchemaDiff Between(IReadOnlyList<TableShape> old, IReadOnlyList<TableShape> now) => new(old, now);

    public static MigrationDraft Compare(IReadOnlyList<TableShape> old, IReadOnlyList<TableShape> now)
    {
        var diff = new SchemaDiff(old, now);
        diff.Write();
        return diff._draft;
    }

    private static TableShape? FormerOf(TableShape table, IReadOnlyList<TableShape> old, IReadOnlyList<TableShape> now) =>
        Find(old, table.Name) ?? (table.WasNamed is { } name && Find(now, name) is null ? Find(old, name) : null);

    private static TableShape? Find(IReadOnlyList<TableShape> tables, string name) =>
        tables.FirstOrDefault(table => table.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // What belongs to tables goes first and comes last: a rename fails while a trigger refers to what is not there.
    private void Write()
    {
        foreach (TableChange change in _changes)
            DropObjects(change);
        foreach (SchemaStatement gone in _dropped.SelectMany(table => table.Objects).Select(SchemaStatement.Of))
            _draft.Add(gone.Drop);
        foreach (TableChange change in _changes.Where(change => change.IsRenamed))
            RenameTable(change);
        foreach (TableChange change in _changes)
            WriteTable(change);
        foreach (TableShape table in _dropped)
            DropTable(table);
        foreach (TableChange change in _changes)
            CreateObjects(change);
    }

    private void DropObjects(TableChange change)
    {
        foreach (SchemaStatement gone in (change.Old?.Objects ?? []).Except(change.New.Objects).Select(SchemaStatement.Of))
        {
            _draft.Changes.Add($"drop the {gone.Kind} \"{gone.Name}\"");
            _draft.Add(gone.Drop);
        }
    }

    private void RenameTable(TableChange change)
    {
        _draft.Changes.Add($"rename the table \"{change.Old!.Name}\" to \"{change.New.Name}\"");
        _draft.Add($"alter table {SqlName.Quote(change.Old.Name)} rename to {SqlName.Quote(change.New.Name)}");
    }

    private void WriteTable(TableChange change)
    {
        if (change.Old is null)
        {
            _draft.Changes.Add($"create the table \"{change.New.Name}\"");
            _draft.Add(change.New.Create);
            return;
        }

        _draft.Losses.AddRange(change.Removed.Select(column => $"the column \"{column.Name}\" of \"{change.New.Name}\""));
        if (change.IsRebuilt)
            TableRebuild.Write(change, _draft);
        else
            ChangeInPlace(change);
    }

    private void ChangeInPlace(TableChange change)
    {
        string table = SqlName.Quote(change.New.Name);
        foreach ((string before, string after) in change.Renames)
        {
            _draft.Changes.Add($"rename the column \"{before}\" of \"{change.New.Name}\" to \"{after}\"");
            _draft.Add($"alter table {table} rename column {SqlName.Quote(before)} to {SqlName.Quote(after)}");
        }

        foreach (ColumnShape column in change.Added)
        {
            _draft.Changes.Add($"add the column \"{column.Name}\" to \"{change.New.Name}\"");
            _draft.Add($"alter table {table} add column {change.NewSql.ItemOf(column.Name)}");
        }
    }

    private void DropTable(TableShape table)
    {
        _draft.Losses.Add($"the table \"{table.Name}\"");
        _draft.Changes.Add($"drop the table \"{table.Name}\"");
        _draft.Add($"drop table {SqlName.Quote(table.Name)}");
    }

    private void CreateObjects(TableChange change)
    {
        foreach (string sql in change.New.Objects)
        {
            var created = SchemaStatement.Of(sql);
            bool isThere = change.Old?.Objects.Contains(sql) == true;
            if (!isThere)
                _draft.Changes.Add($"create the {created.Kind} \"{created.Name}\"");
            if (!isThere || (change.IsRebuilt && created.GoesWithTable))
                _draft.Add(sql);
            if (created.NeedsFilling && (change.IsRebuilt || !isThere) && change.Old is not null)
                _draft.Add(created.Fill);
        }
    }
}
