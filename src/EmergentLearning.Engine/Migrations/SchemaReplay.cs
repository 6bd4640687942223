using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Migrations;

/// <summary>A released version of a store's schema, made in memory by running its migrations.</summary>
internal sealed class SchemaReplay : IDisposable
{
    private readonly TrialDatabase _database;

    private readonly StoreSchema _schema;

    private SchemaReplay(TrialDatabase database, StoreSchema schema)
    {
        _database = database;
        _schema = schema;
        Objects = SchemaObject.ReadAll(database.Session);
    }

    public IReadOnlyList<SchemaObject> Objects { get; }

    public IReadSession Session => _database.Session;

    /// <exception cref="StoreException">A migration cannot be run.</exception>
    public static SchemaReplay To(StoreSchema schema, int version)
    {
        var database = new TrialDatabase(schema.Name);
        try
        {
            foreach (SchemaMigration migration in schema.Migrations.Where(migration => migration.Version <= version))
                Run(database, schema.Name, migration);
            return new SchemaReplay(database, schema);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public bool HasTable(string name) =>
        Objects.Any(known => known.Type == "table" && known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public bool HasAnyTableOf(IReadSession session) =>
        Objects.Any(known => known.Type == "table" && SchemaMigrator.Exists(session, known.Name));

    /// <summary>
    /// What the database lacks of this version: tables, columns and what belongs to them. Where a column could only be added as one that
    /// may be empty, now or earlier, its rows get a value, because every later version counts on it.
    /// </summary>
    public IEnumerable<string> Additions(IReadSession session)
    {
        foreach (SchemaObject created in Objects.Where(created => created.Type == "table"))
        {
            ExistingTable? existing = ExistingTable.Find(session, created.Name);
            if (existing is null)
                yield return created.Sql;
            foreach (string statement in existing is null ? [] : ColumnAdditions(session, created.Name))
                yield return statement;
        }

        foreach (SchemaObject created in Objects.Where(created => created.Type != "table" && !SchemaMigrator.Exists(session, created.Name)))
        {
            yield return created.Sql;
            if (SchemaStatement.Of(created.Sql) is { NeedsFilling: true } search)
                yield return search.Fill;
        }
    }

    /// <summary>
    /// The tables that are not quite this program's: another one made them, or added columns. They are never rebuilt, because what is not
    /// known here would be lost.
    /// </summary>
    public IReadOnlyList<string> FindForeign(IReadSession session) =>
    [
        .. from created in Objects
           where created.Type == "table"
           let existing = ExistingTable.Find(session, created.Name)
           where existing is not null
           where !existing.Columns.IsSubsetOf(Columns(Session, created.Name).Select(column => column.Name)) || IsStrict(Session, created.Name) != IsStrict(session, created.Name)
           select created.Name,
    ];

    public void Dispose() => _database.Dispose();

    private static void Run(TrialDatabase database, string store, SchemaMigration migration)
    {
        foreach (string statement in SqlScript.Split(migration.Sql))
        {
            if ((SqlScript.Refuse(statement) ?? database.Run(statement)?.Message) is { } problem)
            {
                throw new StoreException(
                    StoreFault.Database, $"The migration of {store} to version {migration.Version} cannot be run: {problem} in: {statement}");
            }
        }
    }

    private static bool IsStrict(IReadSession session, string table)
    {
        using IStatement statement = session.Prepare("select strict from pragma_table_list(?1) where schema = 'main'");
        statement.BindText(1, table);
        return statement.MoveNext() && statement.GetInt64(0) != 0;
    }

    private IEnumerable<string> ColumnAdditions(IReadSession session, string table)
    {
        List<ColumnSchema> there = Columns(session, table);
        TableSchema? now = _schema.Tables.FirstOrDefault(known => known.Name.Equals(table, StringComparison.OrdinalIgnoreCase));
        foreach (ColumnSchema released in Columns(Session, table))
        {
            ColumnSchema column = released with { Fill = now?.Columns.FirstOrDefault(known => known.Name == released.Name)?.Fill };
            ColumnSchema? existing = there.Find(other => other.Name.Equals(column.Name, StringComparison.OrdinalIgnoreCase));
            if (existing is null)
                yield return SchemaMigrator.AddColumn(table, column);
            bool isFilled = existing is null ? SqlConstant.IsValue(column.Default) || column.Default is null : existing.NotNull;
            string name = SqlName.Quote(column.Name);
            if (column.NotNull && !isFilled)
                yield return $"update {SqlName.Quote(table)} set {name} = {column.Default ?? column.Fill ?? SqlConstant.Zero(column.Type)} where {name} is null";
        }
    }

    private static List<ColumnSchema> Columns(IReadSession session, string table)
    {
        var columns = new List<ColumnSchema>();
        using IStatement statement = session.Prepare("select name, type, \"notnull\", dflt_value from pragma_table_xinfo(?1, 'main')");
        statement.BindText(1, table);
        while (statement.MoveNext())
            columns.Add(new(statement.GetText(0), statement.GetText(1), statement.GetInt64(2) != 0, statement.IsNull(3) ? null : statement.GetText(3)));
        return columns;
    }
}
