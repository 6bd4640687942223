using EmergentLearning.Engine.Migrations;

namespace EmergentLearning.Engine.Authoring;

/// <summary>
/// Makes a table anew, in the order that SQLite prescribes (sqlite.org/lang_altertable.html, 7): the new one beside it, its rows, the old
/// one away, the name. What other tables and triggers say of it stays as it is written, because the last step renames in the old way.
/// </summary>
internal static class TableRebuild
{
    public static void Write(TableChange change, MigrationDraft draft)
    {
        string table = SqlName.Quote(change.New.Name);
        string beside = SqlName.Quote("elf_new_" + change.New.Name);
        draft.Changes.Add($"rebuild the table \"{change.New.Name}\"{Because(change)}");
        draft.Add(WithName(change.New.Create, beside));
        Copy(change, table, beside, draft);
        if (IsCounted(change.OldSql!) && IsCounted(change.NewSql))
            KeepCount(change.New.Name, draft);
        draft.Add($"drop table {table}");
        draft.Add("pragma legacy_alter_table = on");
        draft.Add($"alter table {beside} rename to {table}");
        draft.Add("pragma legacy_alter_table = off");
    }

    private static void Copy(TableChange change, string table, string beside, MigrationDraft draft)
    {
        var columns = new List<string>();
        var values = new List<string>();
        foreach (ColumnShape column in change.New.Columns)
        {
            if (ValueOf(column, change.FormerOf(column), draft) is not { } value)
                continue;
            columns.Add(SqlName.Quote(column.Name));
            values.Add(value);
        }

        draft.Add($"insert into {beside} ({string.Join(", ", columns)})\n    select {string.Join(", ", values)} from {table}");
    }

    /// <summary>What existing rows get, or <see langword="null"/> for what the table gives by itself: its default, or nothing.</summary>
    private static string? ValueOf(ColumnShape column, ColumnShape? former, MigrationDraft draft)
    {
        bool becomesRequired = column.NotNull && former is not { NotNull: true };
        if (former is null && (!becomesRequired || column.Default is not null))
            return null;

        string old = former is null ? "" : SqlName.Quote(former.Name);
        if (!becomesRequired)
            return old;

        string value = column.Default is { } given ? $"({given})" : column.Fill ?? SqlConstant.Zero(column.Type);
        if (column.Default is null)
            draft.Note($"Rows without a value get {value} in \"{column.Name}\". Change it here if that is wrong.");
        return former is null ? value : $"coalesce({old}, {value})";
    }

    private static string WithName(string create, string name)
    {
        SqlToken old = SqlTokens.Read(create)[2];
        return create[..old.Start] + name + create[old.End..];
    }

    private static bool IsCounted(CreateTable table) =>
        table.Items.Any(item => SqlTokens.Read(item).Any(token => token.Is("autoincrement")));

    // Keys of deleted rows are never given out again: the count goes over with the rows.
    private static void KeepCount(string table, MigrationDraft draft)
    {
        string name = "'" + table.Replace("'", "''", StringComparison.Ordinal) + "'";
        string beside = "'elf_new_" + table.Replace("'", "''", StringComparison.Ordinal) + "'";
        draft.Add($"delete from sqlite_sequence where name = {beside}");
        draft.Add($"insert into sqlite_sequence (name, seq) select {beside}, seq from sqlite_sequence where name = {name}");
    }

    private static string Because(TableChange change)
    {
        string[] reasons =
        [
            .. change.Removed.Select(column => $"drop \"{column.Name}\""),
            .. change.Renames.Select(pair => $"rename \"{pair.Key}\" to \"{pair.Value}\""),
            .. change.Added.Select(column => $"add \"{column.Name}\""),
            .. change.New.Columns.Where(column => change.FormerOf(column) is { } old && old with { Name = "", WasNamed = null, Fill = null } != column with { Name = "", WasNamed = null, Fill = null })
                .Select(column => $"change \"{column.Name}\""),
        ];
        return reasons.Length == 0 ? ": its key or constraints" : ": " + string.Join(", ", reasons);
    }
}
