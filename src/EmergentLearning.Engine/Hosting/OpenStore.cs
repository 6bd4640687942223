using System.Diagnostics;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Contracts.Watching;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Observability;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Hosting;

/// <summary>A store open for reading and writing: the database, and the projector behind it.</summary>
internal sealed class OpenStore : IStore
{
    private readonly SqliteDatabase _database;
    [LockRank(EngineLocks.Repository)]
    private readonly FileLock _repositoryLock;
    private readonly Projector _projector;
    private readonly ProjectionSettings _settings;
    private readonly Action<ISqlTransaction> _requireCurrent;
    private readonly RunningCalls _calls;
    private readonly ChangeHub _changes = new();
    private readonly StoreGauges _gauges;
    private Task? _closing;

    /// <param name="settings">What it works on.</param>
    /// <param name="requireCurrent">Throws in a transaction on a database that a newer program has upgraded.</param>
    public OpenStore(ProjectionSettings settings, Action<ISqlTransaction> requireCurrent)
    {
        _requireCurrent = requireCurrent;
        Root = settings.Root;
        _database = settings.Database;
        _repositoryLock = settings.RepositoryLock;
        _settings = settings;
        _calls = new RunningCalls(settings.Root);
        _projector = new Projector(settings);
        _gauges = new StoreGauges(settings);
        ObservedStores.Add(_gauges);
    }

    public string Root { get; }

    /// <summary>Whether it is stopped; for tests.</summary>
    internal DurabilityLatch Durability => _settings.Durability;

    public TResult Read<TState, TResult>(TState state, Func<IReadSession, TState, TResult> read) => _database.Read(state, read);

    public async Task<TResult> WriteAsync<TResult>(
        Func<IWriteTransaction, TResult> work, Acknowledgement level, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        _calls.Enter();
        using Activity? span = EngineActivities.Start(EngineActivities.Write, _settings.Store)?.SetTag("acknowledgement", level.ToString());
        try
        {
            return await WriteAndProjectAsync(work, level, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            span.Fail(failure);
            _settings.Faults.Tell(failure);
            throw;
        }
        finally
        {
            _calls.Leave();
        }
    }

    public IAsyncEnumerable<Change<TRecord>> WatchAsync<TRecord>(int capacity, CancellationToken cancellationToken)
        where TRecord : class, IRecord<TRecord>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        return _changes.WatchAsync<TRecord>(capacity, cancellationToken);
    }

    public ProjectionState? FindProjection(long sequence) => _projector.TryFind(sequence);

    public async Task<ProjectionState> ProjectAsync(long sequence, Acknowledgement level, CancellationToken cancellationToken)
    {
        _calls.Enter();
        try
        {
            return await _projector.ProjectAsync(sequence, level, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _calls.Leave();
        }
    }

    /// <summary>Finishes what a killed process left; nobody waits for it.</summary>
    public void Recover() => _ = _projector.RequestPass();

    public ValueTask DisposeAsync()
    {
        // Not a Lazy: its lock would be held while the closing takes others.
        var mine = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task whole = mine.Task.Unwrap();
        if (Interlocked.CompareExchange(ref _closing, whole, null) is { } first)
            return new(first);

        mine.SetResult(CloseAsync());
        return new(whole);
    }

    private async Task<TResult> WriteAndProjectAsync<TResult>(
        Func<IWriteTransaction, TResult> work, Acknowledgement level, CancellationToken cancellationToken)
    {
        // Who writes on a full disk would take the room that was given up for what is acknowledged already.
        _settings.Reserve.RequireRoom();
        (TResult result, long first, long last, _) = await _database.WriteAsync(
            transaction =>
            {
                _requireCurrent(transaction);
                var store = new StoreTransaction(_settings.Paths, transaction, _settings.Clock, _settings.OnConflict, _changes);
                return (Result: Finished(work(store)), store.FirstSequence, store.LastSequence, store.Announcements);
            },
            static written => written.Announcements?.Publish(),
            cancellationToken).ConfigureAwait(false);
        EngineMeter.Acknowledged.AddFor(1, _settings.Store);
        if (last == 0)
            return result;

        _settings.OnStep?.Invoke(ProjectionStep.RowsDurable);
        // The row is durable from here on. Its file and commit follow by themselves; whoever wants them waits.
        if (level == Acknowledgement.Durable)
        {
            _ = _projector.RequestPass();
            return result;
        }

        ProjectionState state = await _projector.ProjectAsync(first, last, level, cancellationToken).ConfigureAwait(false);
        if (state.Level >= level)
            return result;
        throw _settings.Durability.IsLost ? _settings.Durability.Explain() : NotReached(state, level);
    }

    // What an asynchronous work does after its first wait would be outside the transaction, on a connection that others use.
    private static TResult Finished<TResult>(TResult result) => result is Task
        ? throw new ArgumentException("The work of a write must not be asynchronous: nothing was changed. Wait first, then write.")
        : result;

    private async Task CloseAsync()
    {
        ObservedStores.Remove(_gauges);
        // In this order: the calls need the projector, and its last pass needs the database.
        await _calls.CloseAsync().ConfigureAwait(false);
        await _projector.DisposeAsync().ConfigureAwait(false);
        await _database.DisposeAsync().ConfigureAwait(false);
        _changes.Close();
        _repositoryLock.Dispose();
    }

    private static StoreException NotReached(ProjectionState state, Acknowledgement level) => new(
        level == Acknowledgement.Committed ? StoreFault.Git : StoreFault.FileSystem,
        $"{state.Path}: the record is durable, but only {state.Level} was reached of {level}. {state.Problem} It is tried again by the next write.");
}
