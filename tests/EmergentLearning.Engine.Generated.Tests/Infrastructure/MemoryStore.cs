using EmergentLearning.Engine.Contracts;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EmergentLearning.Engine.Generated.Tests.Infrastructure;

/// <summary>A store in memory, on the real SQLite: enough of one to run what is generated.</summary>
internal sealed class MemoryStore : IStore
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public MemoryStore(StoreSchema schema)
    {
        _connection.Open();
        Database = _connection.Handle!;
        foreach (TableSchema table in schema.Tables)
        {
            Execute(table.CreateTableSql);
            foreach (string index in table.CreateIndexSql)
                Execute(index);
        }
    }

    public string Root => "/memory";

    public sqlite3 Database { get; }

    public Dictionary<string, byte[]> Documents { get; } = [];

    public List<DocumentChange> Changes { get; } = [];

    public void Execute(string sql)
    {
        using var statement = new MemoryStatement(Database, sql);
        statement.MoveNext();
    }

    public TResult Read<TState, TResult>(TState state, Func<IReadSession, TState, TResult> read) => read(new MemoryTransaction(this), state);

    public Task<TResult> WriteAsync<TResult>(
        Func<IWriteTransaction, TResult> work, Acknowledgement level = Acknowledgement.Durable, CancellationToken cancellationToken = default)
    {
        Execute("begin immediate");
        try
        {
            TResult result = work(new MemoryTransaction(this));
            Execute("commit");
            return Task.FromResult(result);
        }
        catch (StoreException exception)
        {
            Execute("rollback");
            return Task.FromException<TResult>(exception);
        }
    }

    public ProjectionState? FindProjection(long sequence) =>
        sequence < 1 || sequence > Changes.Count ? null : new(sequence, Changes[(int)sequence - 1].Path, Acknowledgement.Durable, null);

    public Task<ProjectionState> ProjectAsync(long sequence, Acknowledgement level, CancellationToken cancellationToken = default) =>
        Task.FromResult(FindProjection(sequence)!);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
