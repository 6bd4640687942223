using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Contracts.Watching;
using EmergentLearning.Engine.Locking.Native;
using EmergentLearning.Engine.Migrations;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Hosting;

/// <summary>A store opened for reading. A database that was never adopted is read through temporary views that fill in what it lacks.</summary>
internal sealed class ReadOnlyStore : IStore
{
    private readonly SqliteDatabase _database;

    private ReadOnlyStore(string root, SqliteDatabase database)
    {
        Root = root;
        _database = database;
    }

    public string Root { get; }

    public static ReadOnlyStore Open(StoreFolder folder, StoreSchema schema)
    {
        RequireStore(folder);

        SqliteDatabase database = SqliteDatabase.Open(new SqliteDatabaseOptions
        {
            Path = folder.DatabasePath,
            GatePath = folder.DatabaseLockPath,
            ReadOnly = true,
            OnReaderOpened = session =>
            {
                new SchemaUpgrade(schema, EngineTables.Ddl, folder.DatabasePath).RequireReadable(session);
                FillIn(session, schema);
            },
        });
        return new ReadOnlyStore(folder.Root, database);
    }

    public TResult Read<TState, TResult>(TState state, Func<IReadSession, TState, TResult> read) => _database.Read(state, read);

    public Task<TResult> WriteAsync<TResult>(
        Func<IWriteTransaction, TResult> work, Acknowledgement level, CancellationToken cancellationToken) =>
        throw OpenedForReading();

    public IAsyncEnumerable<Change<TRecord>> WatchAsync<TRecord>(int capacity, CancellationToken cancellationToken)
        where TRecord : class, IRecord<TRecord> => throw OpenedForReading();

    public ProjectionState? FindProjection(long sequence) =>
        _database.Read(
            sequence, static (session, number) => DocumentIndex.IsAdopted(session) ? Outbox.Find(session, number) : null);

    public Task<ProjectionState> ProjectAsync(long sequence, Acknowledgement level, CancellationToken cancellationToken) =>
        throw OpenedForReading();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static void RequireStore(StoreFolder folder)
    {
        if (File.Exists(folder.DatabasePath))
            return;

        // "Not there" is also what a folder says that this user must not look into.
        if (EntryStat.Of(folder.DatabasePath, out _) == Errno.Access)
        {
            throw new StoreException(
                StoreFault.FileSystem,
                $"The store in {folder.Root} cannot be looked at: {Errno.Text(Errno.Access)}. Make the folder and its files readable for this user.");
        }

        throw new StoreException(
            StoreFault.Database, $"There is no store in {folder.Root}. Record something or run `elf init` to create it.");
    }

    private static void FillIn(IReadSession session, StoreSchema schema)
    {
        foreach (string view in SchemaMigrator.BuildReaderViews(session, schema))
        {
            using IStatement create = session.Prepare(view);
            create.MoveNext();
        }
    }

    private InvalidOperationException OpenedForReading() => new($"The store in {Root} was opened for reading; open it with OpenAsync to write.");
}
