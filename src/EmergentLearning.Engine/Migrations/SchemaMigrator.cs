using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Migrations;

/// <summary>
/// Brings a database to a store's schema by adding only: no table is rebuilt, no row is changed, and whatever else lies in the
/// database stays. Tables of other tools (not <c>STRICT</c>, other type names, more columns, triggers) are adopted as they are.
/// </summary>
public static class SchemaMigrator
{
    /// <summary>Compares the database with the schema.</summary>
    /// <param name="session">The database; it is only read.</param>
    /// <param name="schema">What the store needs.</param>
    /// <param name="engineDdl">The engine's own tables and indexes, each <c>create … if not exists</c>.</param>
    public static SchemaPlan Plan(IReadSession session, StoreSchema schema, IReadOnlyList<string> engineDdl)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(engineDdl);
        var steps = new List<string>();
        var conflicts = new List<string>();
        ExistingObjects objects = ExistingObjects.Read(session);
        // As a rule every table is as its statement made it, and nobody has to ask for its columns.
        List<TableSchema> others = [.. schema.Tables.Where(table => !objects.IsMadeBy(table.CreateTableSql, table.Name))];
        if (others.Count > 0)
        {
            IReadOnlyDictionary<string, ExistingTable> tables = ExistingTable.FindAll(session, others.Select(static table => table.Name));
            foreach (TableSchema table in others)
                PlanTable(tables.GetValueOrDefault(table.Name), table, steps, conflicts);
        }

        foreach (string sql in schema.Tables.SelectMany(table => table.CreateIndexSql).Concat(engineDdl))
        {
            if (!objects.Has(SqlName.OfCreated(sql)))
                steps.Add(sql);
        }

        foreach (TableSchema table in schema.Tables)
            steps.AddRange(FullTextPlan.Steps(objects, table));
        if (ReadPragma(session, "PRAGMA main.application_id") != DatabaseHeader.OurApplicationId)
            steps.Add($"PRAGMA main.application_id = {DatabaseHeader.OurApplicationId}");
        if (ReadPragma(session, "PRAGMA main.user_version") != DatabaseHeader.OurUserVersion)
            steps.Add($"PRAGMA main.user_version = {DatabaseHeader.OurUserVersion}");
        return new SchemaPlan(steps, conflicts);
    }

    /// <summary>Carries out a plan that was made in the same transaction.</summary>
    /// <exception cref="StoreException">The plan has conflicts, or a step was refused; nothing is changed then.</exception>
    public static void Apply(ISqlTransaction transaction, SchemaPlan plan)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Conflicts.Count > 0)
            throw new StoreException(StoreFault.Database, "The database cannot be adopted. " + string.Join(' ', plan.Conflicts));

        foreach (string step in plan.Steps)
        {
            using IStatement statement = transaction.Prepare(step);
            while (statement.MoveNext())
            {
                // A pragma may answer with a row; only running to the end matters.
            }
        }
    }

    /// <summary>Makes sure that nothing is left to do.</summary>
    /// <exception cref="StoreException">Something is.</exception>
    public static void Verify(IReadSession session, StoreSchema schema, IReadOnlyList<string> engineDdl)
    {
        SchemaPlan left = Plan(session, schema, engineDdl);
        if (!left.IsEmpty)
        {
            throw new StoreException(
                StoreFault.Database,
                "The database does not fit its schema after the migration, so the migration was undone. Left to do: "
                + string.Join("; ", left.Steps.Concat(left.Conflicts)));
        }
    }

    /// <summary>
    /// Temporary views for reading a database that has not been adopted: they stand in front of the tables that lack columns, and in the
    /// place of those that are missing, so that every query of the store runs without changing a byte.
    /// </summary>
    /// <returns>Statements to run on the reading connection; none when the database has every column.</returns>
    public static IReadOnlyList<string> BuildReaderViews(IReadSession session, StoreSchema schema)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(schema);
        var views = new List<string>();
        IReadOnlyDictionary<string, ExistingTable> tables = ExistingTable.FindAll(session, schema.Tables.Select(static table => table.Name));
        foreach (TableSchema table in schema.Tables)
        {
            ExistingTable? existing = tables.GetValueOrDefault(table.Name);
            var missing = table.Columns.Where(column => existing is null || !existing.Columns.Contains(column.Name)).ToList();
            if (missing.Count == 0)
                continue;

            string name = SqlName.Quote(table.Name);
            string columns = string.Join(", ", missing.Select(AbsentColumn));
            views.Add(existing is null
                ? $"create temp view {name} as select {columns} where 0"
                : $"create temp view {name} as select *, {columns} from main.{name}");
        }

        return views;
    }

    /// <summary>The statement that adds a column to a table that has rows.</summary>
    internal static string AddColumn(string table, ColumnSchema column) => $"alter table {SqlName.Quote(table)} add column {Declare(column)}";

    private static void PlanTable(ExistingTable? existing, TableSchema table, List<string> steps, List<string> conflicts)
    {
        if (existing is null)
        {
            steps.Add(table.CreateTableSql);
            return;
        }

        if (FindConflict(table, existing) is { } conflict)
        {
            conflicts.Add(conflict);
            return;
        }

        foreach (ColumnSchema column in table.Columns.Where(column => !existing.Columns.Contains(column.Name)))
            steps.Add(AddColumn(table.Name, column));
    }

    private static string? FindConflict(TableSchema table, ExistingTable existing)
    {
        if (existing.Kind == "view")
            return $"\"{table.Name}\" is a view, but a table is needed: rename the view.";

        return existing.IntegerKey?.Equals(table.KeyColumn, StringComparison.OrdinalIgnoreCase) == true
            ? null
            : $"The table \"{table.Name}\" has no integer primary key \"{table.KeyColumn}\": rename the table, then import its rows.";
    }

    /// <summary>
    /// Existing rows get the default, which SQLite allows for constants only. A column that may not be empty and has none gets one that the
    /// property can read; a foreign key, which can have none, stays empty. New rows are written with every column, so nothing else
    /// depends on the default.
    /// </summary>
    private static string Declare(ColumnSchema column)
    {
        string name = $"{SqlName.Quote(column.Name)} {column.Type}";
        // SQLite adds no foreign key whose rows would refer to something at once.
        if (column.References is not null && !SqlConstant.Is(column.Default))
            return $"{name} {column.References}";
        if (ValueOfOldRows(column) is not { } value)
            return name;
        return column.NotNull && SqlConstant.IsValue(value) ? $"{name} not null default {value}" : $"{name} default {value}";
    }

    private static string AbsentColumn(ColumnSchema column) =>
        $"{ValueOfOldRows(column) ?? "null"} as {SqlName.Quote(column.Name)}";

    private static string? ValueOfOldRows(ColumnSchema column) => column switch
    {
        _ when SqlConstant.Is(column.Default) => column.Default,
        { NotNull: true, References: null, Default: null } => column.Fill ?? SqlConstant.Zero(column.Type),
        _ => null,
    };

    /// <summary>Whether the database has something of that name.</summary>
    internal static bool Exists(IReadSession session, string name)
    {
        using IStatement statement = session.Prepare("select 1 from main.sqlite_schema where name = ?1 collate nocase");
        statement.BindText(1, name);
        return statement.MoveNext();
    }

    private static long ReadPragma(IReadSession session, string sql)
    {
        using IStatement statement = session.Prepare(sql);
        return statement.MoveNext() ? statement.GetInt64(0) : 0;
    }
}
