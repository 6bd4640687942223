using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace EmergentLearning.Engine.Contracts.Watching;

/// <summary>Tells the watchers of a store what was committed. Thread-safe; publishing waits for nobody and runs nobody's code.</summary>
internal sealed class ChangeHub
{
    private readonly Lock _gate = new();
    private ImmutableDictionary<Type, ImmutableArray<IChangeQueue>> _queues = ImmutableDictionary<Type, ImmutableArray<IChangeQueue>>.Empty;
    private bool _closed;

    /// <summary>Whether anybody watches these records.</summary>
    public bool IsWatched<TRecord>()
        where TRecord : class => Volatile.Read(ref _queues).ContainsKey(typeof(TRecord));

    /// <summary>Called in the order of the commits.</summary>
    public void Publish<TRecord>(Change<TRecord> change)
        where TRecord : class
    {
        if (!Volatile.Read(ref _queues).TryGetValue(typeof(TRecord), out ImmutableArray<IChangeQueue> queues))
            return;

        foreach (IChangeQueue queue in queues)
            ((ChangeQueue<TRecord>)queue).Add(change);
    }

    /// <summary>Tells whoever began to watch these records during the transaction that something of it was missed.</summary>
    public void PublishGap<TRecord>()
        where TRecord : class
    {
        if (!Volatile.Read(ref _queues).TryGetValue(typeof(TRecord), out ImmutableArray<IChangeQueue> queues))
            return;

        foreach (IChangeQueue queue in queues)
            ((ChangeQueue<TRecord>)queue).AddGap();
    }

    /// <summary>The changes from the first step of the enumeration on.</summary>
    public async IAsyncEnumerable<Change<TRecord>> WatchAsync<TRecord>(
        int capacity, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRecord : class
    {
        var queue = new ChangeQueue<TRecord>(capacity);
        Add(queue);
        try
        {
            while (await queue.NextAsync(cancellationToken).ConfigureAwait(false) is { } change)
                yield return change;
        }
        finally
        {
            Remove(queue);
        }
    }

    /// <summary>Ends every enumeration once it has given what it has.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (IChangeQueue queue in _queues.Values.SelectMany(static queues => queues))
                queue.Close();
        }
    }

    private void Add<TRecord>(ChangeQueue<TRecord> queue)
        where TRecord : class
    {
        lock (_gate)
        {
            Volatile.Write(ref _queues, _queues.SetItem(typeof(TRecord), [.. _queues.GetValueOrDefault(typeof(TRecord), []), queue]));
            if (_closed)
                queue.Close();
        }
    }

    private void Remove<TRecord>(ChangeQueue<TRecord> queue)
        where TRecord : class
    {
        lock (_gate)
        {
            ImmutableArray<IChangeQueue> left = _queues[typeof(TRecord)].Remove(queue);
            Volatile.Write(ref _queues, left.IsEmpty ? _queues.Remove(typeof(TRecord)) : _queues.SetItem(typeof(TRecord), left));
        }
    }
}
