using System.Diagnostics.CodeAnalysis;
using EmergentLearning.Engine.Locking.Order;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>
/// The writes that wait for the writer. Thread-safe, for one taker, which sleeps as soon as there is nothing to take: the framework's blocking
/// collection gives its turn of the processor away a hundred times before, and of fifty processes that record at once each takes the
/// processor from one that works.
/// </summary>
internal sealed class WriteQueue : IDisposable
{
    private readonly Queue<WriteItem> _items = new();
    private readonly AutoResetEvent _changed = new(initialState: false);
    [SuppressMessage("LockOrder", "ELE1011", Justification = OrderedLock.Innermost)]
    private readonly OrderedLock _gate = new(typeof(WriteQueue), nameof(_gate));
    private bool _isClosed;

    /// <summary>How many writes wait.</summary>
    public int Count
    {
        get
        {
            using (_gate.EnterScope())
                return _items.Count;
        }
    }

    /// <summary>Adds a write; false when the queue is closed.</summary>
    public bool TryAdd(WriteItem item)
    {
        using (_gate.EnterScope())
        {
            if (_isClosed)
                return false;

            _items.Enqueue(item);
            // Inside: the taker may end the queue as soon as the gate is open.
            _changed.Set();
            return true;
        }
    }

    /// <summary>Takes nothing more. May be called again.</summary>
    public void Close()
    {
        using (_gate.EnterScope())
        {
            if (_isClosed)
                return;

            _isClosed = true;
            _changed.Set();
        }
    }

    /// <summary>Waits for a write; <see langword="null"/> when there is none left and none will come.</summary>
    public WriteItem? Take()
    {
        while (true)
        {
            using (_gate.EnterScope())
            {
                if (_items.TryDequeue(out WriteItem? item))
                    return item;
                if (_isClosed)
                    return null;
            }

            _changed.WaitOne();
        }
    }

    /// <summary>Takes a write that is there.</summary>
    public bool TryTake([NotNullWhen(true)] out WriteItem? item)
    {
        using (_gate.EnterScope())
            return _items.TryDequeue(out item);
    }

    /// <summary>By the taker, once <see cref="Take"/> has told it of the end.</summary>
    public void Dispose() => _changed.Dispose();
}
