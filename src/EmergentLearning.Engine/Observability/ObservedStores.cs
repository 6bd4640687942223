using System.Diagnostics.Metrics;

namespace EmergentLearning.Engine.Observability;

/// <summary>
/// The stores of this process that the observable instruments ask. Held weakly: a store that is forgotten without being closed is not kept
/// alive by its metrics. Thread-safe.
/// </summary>
internal static class ObservedStores
{
    private static readonly Lock Gate = new();
    private static readonly List<WeakReference<IStoreGauges>> Open = [];

    /// <summary>Begins to ask a store.</summary>
    public static void Add(IStoreGauges store)
    {
        // Makes the instruments: a listener learns of them when they are made.
        _ = EngineMeter.QueueDepth;
        lock (Gate)
            Open.Add(new WeakReference<IStoreGauges>(store));
    }

    /// <summary>Asks a store no more.</summary>
    public static void Remove(IStoreGauges store)
    {
        lock (Gate)
            Open.RemoveAll(entry => !entry.TryGetTarget(out IStoreGauges? open) || ReferenceEquals(open, store));
    }

    public static IEnumerable<Measurement<long>> QueueDepths() => Measure<long>(static store => store.ReadQueueDepth(), static (one, other) => one + other);

    public static IEnumerable<Measurement<long>> WalSizes() => Measure<long>(static store => store.ReadWalBytes(), Math.Max);

    public static IEnumerable<Measurement<double>> ReaderAges() =>
        Measure<double>(static store => store.ReadOldestReader()?.TotalSeconds, Math.Max);

    public static IEnumerable<Measurement<double>> OutboxAges() =>
        Measure<double>(static store => store.ReadOutbox() is { } outbox ? (outbox.Age ?? TimeSpan.Zero).TotalSeconds : null, Math.Max);

    public static IEnumerable<Measurement<long>> OutboxDepths()
    {
        foreach ((string store, OutboxReading outbox) in Read<OutboxReading>(static store => store.ReadOutbox(), static (one, _) => one))
        {
            yield return Depth(store, "queued", outbox.Queued);
            yield return Depth(store, "written", outbox.Written);
            yield return Depth(store, "committed", outbox.Committed);
        }
    }

    private static Measurement<long> Depth(string store, string state, long count) => new(
        count, new KeyValuePair<string, object?>(TagNames.Store, store), new KeyValuePair<string, object?>(TagNames.OutboxState, state));

    private static IEnumerable<Measurement<T>> Measure<T>(Func<IStoreGauges, T?> read, Func<T, T, T> merge)
        where T : struct =>
        Read(read, merge).Select(static entry => new Measurement<T>(entry.Value, new KeyValuePair<string, object?>(TagNames.Store, entry.Key)));

    /// <summary>One value for each store: opened twice in one process it is one store, and two values of one series would be undefined.</summary>
    private static Dictionary<string, T> Read<T>(Func<IStoreGauges, T?> read, Func<T, T, T> merge)
        where T : struct
    {
        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (IStoreGauges store in Snapshot())
        {
            // Outside the lock: reading the outbox asks the database.
            if (read(store) is { } value)
                values[store.Store] = values.TryGetValue(store.Store, out T before) ? merge(before, value) : value;
        }

        return values;
    }

    private static List<IStoreGauges> Snapshot()
    {
        var stores = new List<IStoreGauges>();
        lock (Gate)
        {
            foreach (WeakReference<IStoreGauges> entry in Open)
            {
                if (entry.TryGetTarget(out IStoreGauges? store))
                    stores.Add(store);
            }
        }

        return stores;
    }
}
