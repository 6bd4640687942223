using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Tests.Adoption;
using EmergentLearning.Memory.Tests.Kinds;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Memory.Tests.Originals;

/// <summary>The original's tools read and write our stores, as long as they find what they rely on.</summary>
public sealed class OriginalToolTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_new_store_answers_what_the_original_asks()
    {
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            foreach (RecordKind kind in RecordKinds.All.Where(static kind => kind.Name != "experiment"))
                await Samples.RecordAsync(store, kind.Name);
        }

        using SqliteConnection connection = Open();
        foreach ((string table, string columns, string condition) in OriginalQuestions.Asked)
            Assert.True(HasRow(connection, $"select {columns} from {table} where {condition}"), $"{table}: {condition}");
        foreach ((string table, string column, string type) in OriginalQuestions.Types)
            Assert.False(HasRow(connection, $"select 1 from {table} where {column} is not null and typeof({column}) <> '{type}'"), $"{table}.{column}");
        foreach ((string table, string column) in OriginalQuestions.Moments)
            Assert.False(HasRow(connection, $"select 1 from {table} where abs(julianday('now') - julianday({column})) < 0.01 is not 1"), $"{table}.{column}");
    }

    [Fact]
    public async Task An_adopted_store_has_every_table_and_column_that_the_original_asks_for()
    {
        OldDatabase.Create(Path.Combine(_fixture.Folder, "memory", "index.db"));
        await (await _fixture.OpenAsync()).DisposeAsync();

        using SqliteConnection connection = Open();
        foreach ((string table, string columns, string condition) in OriginalQuestions.Asked)
            HasRow(connection, $"select {columns} from {table} where {condition}");
        Assert.True(HasRow(connection, "select 1 from heuristics where rule = 'Keep every row'"));
    }

    [Fact]
    public async Task Rows_that_the_original_inserts_are_taken_and_get_files_and_names()
    {
        await (await _fixture.OpenAsync()).DisposeAsync();
        using (SqliteConnection connection = Open())
        {
            foreach (string insert in OriginalQuestions.Inserts)
                HasRow(connection, insert);
        }

        await using (MemoryStore store = await _fixture.OpenAsync())
            await store.SyncAsync();

        using SqliteConnection after = Open();
        foreach (string table in OriginalQuestions.Inserts.Select(static insert => insert.Split(' ')[2]).Where(static table => table != "experiments"))
            Assert.False(HasRow(after, $"select 1 from {table} where uid is null or filepath is null"), table);
    }

    /// <summary>The original writes its row and then a section behind those of the domain, and notes no file in the row.</summary>
    [Fact]
    public async Task A_rule_that_the_original_adds_to_a_file_of_ours_is_one_record()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        await Samples.RecordAsync(store, "heuristic");
        using (SqliteConnection connection = Open())
            HasRow(connection, "insert into heuristics (domain, rule, explanation, source_type, confidence) values ('http', 'Theirs', 'why', 'failure', 0.8)");
        const string Path = "memory/heuristics/http.md";
        string section = "## H-2: Theirs\n\n**Confidence**: 0.8\n**Source**: failure\n**Created**: 2026-01-01\n\nwhy\n\n---\n\n";
        _fixture.Write(Path, _fixture.Read(Path) + section);

        await store.SyncAsync();

        Assert.EndsWith(section, _fixture.Read(Path), StringComparison.Ordinal);
        using SqliteConnection after = Open();
        Assert.True(HasRow(after, $"select 1 from heuristics where id = 2 and anchor = 'H-2' and filepath = '{Path}' and uid is not null"));
        Assert.False(HasRow(after, "select 1 from heuristics where id > 2"));
    }

    private static bool HasRow(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_fixture.Folder, "memory", "index.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}
