using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Observability;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>The one writer of a database in this process: a thread, a queue, and the gate that all processes share.</summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int CommitsWorthStatistics = 200;

    private readonly WriteQueue _queue = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteDatabaseOptions _options;
    private readonly SqlSession _session;
    private readonly IWriteGate _gate;
    private readonly Checkpointer _checkpointer;
    private long _lastTurnEnded;

    /// <param name="options">Where the database is, and what holds for it.</param>
    /// <param name="session">The connection that writes. Its owner is the writer from here on, unless this throws.</param>
    /// <param name="gate">What all processes share.</param>
    /// <param name="start">A seam for tests: another way to start its thread.</param>
    /// <exception cref="StoreException">The system gives no thread.</exception>
    public Writer(SqliteDatabaseOptions options, SqlSession session, IWriteGate gate, Action<Thread>? start = null)
    {
        _options = options;
        _session = session;
        _gate = gate;
        _checkpointer = new Checkpointer(session, options.Path, options.WalLimitBytes) { Store = StoreTag.OfLock(options.GatePath) };
        Group = new GroupWriter(session, options.Path, options.Durability ?? new DurabilityLatch(options.Path))
        {
            Store = StoreTag.OfLock(options.GatePath),
            Logger = options.Logger,
        };
        // A thread of its own: it blocks on the gate and on the disk, which must not starve the thread pool.
        // Without the opener's context: locks that its flow holds are not held by the writer.
        EngineThread.Start("store writer", Loop, start);
    }

    internal GroupWriter Group { get; }

    /// <summary>How many writes wait.</summary>
    internal int Waiting => _queue.Count;

    /// <summary>Why the last tidying was left out, or <see langword="null"/>.</summary>
    internal StoreException? ClosingFailure { get; private set; }

    public void Enqueue(WriteItem item)
    {
        if (!_queue.TryAdd(item))
            throw new ObjectDisposedException(nameof(SqliteDatabase), "The database is closed.");
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _ended.Task.ConfigureAwait(false);
    }

    private void Loop()
    {
        try
        {
            var group = new List<WriteItem>();
            while (_queue.Take() is { } first)
            {
                group.Clear();
                group.Add(first);
                RunGroup(group);
            }
        }
        finally
        {
            Close();
        }
    }

    private void RunGroup(List<WriteItem> group)
    {
        if (TryEnterGate(group[0]) is { } gate)
        {
            // Drained only now: whatever came while the gate was awaited shares the commit.
            while (group.Count < _options.MaxGroup && _queue.TryTake(out WriteItem? next))
                group.Add(next);

            group.RemoveAll(item => !item.TryBegin());
            if (group.Count > 0)
                GroupTelemetry.Run(Group, group);
            if (group.Exists(item => IsFull(item.Failure)))
                _options.OnFull?.Invoke();
            OrPoison(_checkpointer.Run);
            OrPoison(gate.Dispose);
            _lastTurnEnded = TimeProvider.System.GetTimestamp();
        }

        // After the commit is on disk and the gate is open, never before.
        foreach (WriteItem item in group)
            item.Complete();
    }

    private IDisposable? TryEnterGate(WriteItem first)
    {
        try
        {
            // What the first has already waited for a gate that did not open counts, so that nobody waits longer than was promised. The
            // time behind this process's own turns does not: they were getting on.
            TimeSpan waited = TimeProvider.System.GetElapsedTime(Math.Max(first.QueuedAt, _lastTurnEnded));
            return _gate.Enter(
                _options.LockTimeout > waited ? _options.LockTimeout - waited : TimeSpan.Zero, CancellationToken.None);
        }
        catch (Exception e)
        {
            // Only the write that waited for the gate is told. Those behind it still have patience of their own.
            first.Failure = e;
            return null;
        }
    }

    private void OrPoison(Action afterCommit)
    {
        try
        {
            afterCommit();
        }
        catch (StoreException e) when (IsFull(e))
        {
            // Nothing is lost: everything stands in the log, and the next turn tries again with the room that is made now.
            _options.OnFull?.Invoke();
        }
        catch (StoreException e)
        {
            // What was committed stands in the log and is acknowledged; but whoever writes next must hear of it.
            Group.Poison(e);
        }
    }

    private static bool IsFull(Exception? failure) => failure is StoreException { IsFull: true };

    private void Close()
    {
        try
        {
            RefreshStatistics();
        }
        catch (StoreException e)
        {
            // Statistics are a convenience. The database is as durable as before.
            ClosingFailure = e;
        }
        finally
        {
            // Without the gate: SQLite closes safely beside other writers, and who only records one thing must not queue up to leave.
            _session.Dispose();
            _queue.Dispose();
            _ended.SetResult();
        }
    }

    /// <summary>Refreshes what the query planner knows, after a writer that has changed much. It writes, so it takes its turn.</summary>
    private void RefreshStatistics()
    {
        if (Group.Commits < CommitsWorthStatistics)
            return;

        using IDisposable turn = _gate.Enter(_options.LockTimeout, CancellationToken.None);
        _session.Execute("PRAGMA optimize");
    }
}
