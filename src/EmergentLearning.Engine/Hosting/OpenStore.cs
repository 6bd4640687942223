using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Hosting;

/// <summary>A store open for reading and writing: the database, and the projector behind it.</summary>
internal sealed class OpenStore : IStore
{
    private readonly SqliteDatabase _database;
    private readonly FileLock _repositoryLock;
    private readonly Projector _projector;
    private readonly TimeProvider _clock;

    public OpenStore(ProjectionSettings settings)
    {
        Root = settings.Root;
        _database = settings.Database;
        _repositoryLock = settings.RepositoryLock;
        _clock = settings.Clock;
        _projector = new Projector(settings);
    }

    public string Root { get; }

    public TResult Read<TState, TResult>(TState state, Func<IReadSession, TState, TResult> read) => _database.Read(state, read);

    public async Task<TResult> WriteAsync<TResult>(
        Func<IWriteTransaction, TResult> work, Acknowledgement level, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        (TResult result, long sequence) = await _database.WriteAsync(
            transaction =>
            {
                var store = new StoreTransaction(Root, transaction, _clock);
                return (work(store), store.LastSequence);
            },
            cancellationToken).ConfigureAwait(false);
        if (sequence == 0)
            return result;

        // The row is durable from here on. Its file and commit follow by themselves; whoever wants them waits.
        if (level == Acknowledgement.Durable)
        {
            _ = _projector.RequestPass();
            return result;
        }

        ProjectionState state = await ProjectAsync(sequence, level, cancellationToken).ConfigureAwait(false);
        return state.Level >= level ? result : throw NotReached(state, level);
    }

    public ProjectionState? FindProjection(long sequence) => _projector.TryFind(sequence);

    public Task<ProjectionState> ProjectAsync(long sequence, Acknowledgement level, CancellationToken cancellationToken) =>
        _projector.ProjectAsync(sequence, level, cancellationToken);

    /// <summary>Finishes what a killed process left; nobody waits for it.</summary>
    public void Recover() => _ = _projector.RequestPass();

    public async ValueTask DisposeAsync()
    {
        await _projector.DisposeAsync().ConfigureAwait(false);
        await _database.DisposeAsync().ConfigureAwait(false);
        _repositoryLock.Dispose();
    }

    private static StoreException NotReached(ProjectionState state, Acknowledgement level) => new(
        level == Acknowledgement.Committed ? StoreFault.Git : StoreFault.FileSystem,
        $"{state.Path}: the record is durable, but only {state.Level} was reached of {level}. {state.Problem} It is tried again by the next write.");
}
