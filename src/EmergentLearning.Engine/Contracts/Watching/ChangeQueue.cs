using System.Diagnostics.CodeAnalysis;

namespace EmergentLearning.Engine.Contracts.Watching;

/// <summary>
/// The changes that one watcher has not taken yet. Adding never waits: what does not fit is dropped, and everything after it, until the
/// watcher has come to the gap and been told of it. Thread-safe, for one watcher.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore never makes a wait handle, so there is nothing to dispose.")]
internal sealed class ChangeQueue<TRecord>(int capacity) : IChangeQueue
    where TRecord : class
{
    // Counts what NextAsync will find: the changes, the gap, and the end.
    private readonly SemaphoreSlim _available = new(0);
    private readonly Queue<Change<TRecord>> _changes = new();
    private readonly Lock _gate = new();
    private bool _hasGap;

    public void Add(Change<TRecord> change)
    {
        lock (_gate)
        {
            if (_hasGap)
                return;

            if (_changes.Count < capacity)
                _changes.Enqueue(change);
            else
                _hasGap = true;
            _available.Release();
        }
    }

    public void AddGap()
    {
        lock (_gate)
        {
            if (_hasGap)
                return;

            _hasGap = true;
            _available.Release();
        }
    }

    public void Close() => _available.Release();

    /// <summary>The next change, or <see langword="null"/> at the end.</summary>
    public async ValueTask<Change<TRecord>?> NextAsync(CancellationToken cancellationToken)
    {
        await _available.WaitAsync(cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            if (_changes.TryDequeue(out Change<TRecord>? change))
                return change;

            bool hadGap = _hasGap;
            _hasGap = false;
            return hadGap ? new Change<TRecord>(ChangeKind.Missed, 0, null) : null;
        }
    }
}
