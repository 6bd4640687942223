using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EmergentLearning.Engine.Observability;

/// <summary>
/// The instruments. Made when the first store is opened for writing, so that a program that only asks pays nothing. Who measures asks
/// <see cref="Instrument.Enabled"/> first, and gives at most three tags, which <see cref="Histogram{T}"/> takes without allocating.
/// </summary>
internal static class EngineMeter
{
    // From a lock that is free (microseconds) to one whose holder hangs; the database's sync lies in the middle.
    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    private static readonly InstrumentAdvice<int> Sizes = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] };

    private static readonly Meter Meter = new(EngineTelemetry.Name, EngineTelemetry.Version);

    public static readonly Histogram<double> LockWait =
        Duration("emergentlearning.lock.wait.duration", "How long a lock was waited for; told when it is given back, or given up.");

    public static readonly Histogram<double> LockHold = Duration("emergentlearning.lock.hold.duration", "How long a lock was held.");

    public static readonly Histogram<int> GroupSize = Meter.CreateHistogram(
        "emergentlearning.write.group.size", "{write}", "How many writes shared one transaction.", tags: null, Sizes);

    public static readonly Histogram<double> CommitTime =
        Duration("emergentlearning.commit.duration", "How long SQLite's COMMIT took; it syncs the log.");

    public static readonly Histogram<double> SyncTime =
        Duration("emergentlearning.fsync.duration", "How long a sync of a file or of a directory took; SQLite's own are in the commit.");

    public static readonly Histogram<double> PassTime =
        Duration("emergentlearning.projection.pass.duration", "How long a projection pass worked once it held the repository lock.");

    public static readonly Histogram<double> GitTime = Duration("emergentlearning.git.run.duration", "How long one run of git took.");

    public static readonly Counter<long> Acknowledged =
        Count("emergentlearning.write.acknowledged", "{write}", "Writes whose rows are durable and whose caller was told so.");

    public static readonly Counter<long> Files = Count("emergentlearning.projection.files", "{file}", "Files that were brought to their new content.");

    public static readonly Counter<long> Commits = Count("emergentlearning.projection.commits", "{commit}", "Commits of git that were made.");

    public static readonly Counter<long> Conflicts =
        Count("emergentlearning.conflicts", "{conflict}", "Files changed on both sides; both contents were kept.");

    public static readonly Counter<long> Retries = Count("emergentlearning.retries", "{retry}", "What was tried again, by reason.");

    public static readonly Counter<long> Recoveries =
        Count("emergentlearning.recoveries", "{recovery}", "Passes that found what a killed or failed holder of the repository lock left.");

    public static readonly Counter<long> Checkpoints =
        Count("emergentlearning.checkpoints", "{checkpoint}", "Tries to empty the write-ahead log: emptied, or busy because a reader needs it.");

    public static readonly Counter<long> BrokenOrders = Count(
        "emergentlearning.lock.order.violations", "{violation}", "Locks asked for in an order that can end in a deadlock, when that is checked.");

    public static readonly ObservableUpDownCounter<long> QueueDepth = Meter.CreateObservableUpDownCounter(
        "emergentlearning.write.queue.depth", ObservedStores.QueueDepths, "{write}", "Writes that wait for the writer of this process.");

    public static readonly ObservableGauge<long> WalBytes = Meter.CreateObservableGauge(
        "emergentlearning.wal.size", ObservedStores.WalSizes, "By", "The size of the write-ahead log.");

    public static readonly ObservableGauge<double> OldestReader = Meter.CreateObservableGauge(
        "emergentlearning.reader.oldest.age", ObservedStores.ReaderAges, "s", "How long the oldest read of this process runs; it pins the log.");

    public static readonly ObservableUpDownCounter<long> OutboxDepth = Meter.CreateObservableUpDownCounter(
        "emergentlearning.outbox.depth", ObservedStores.OutboxDepths, "{change}", "Durable changes whose file, commit or index entry is pending.");

    public static readonly ObservableGauge<double> OutboxAge = Meter.CreateObservableGauge(
        "emergentlearning.outbox.age", ObservedStores.OutboxAges, "s", "How old the oldest change is whose file or commit is pending.");

    /// <summary>Counts something that was tried again.</summary>
    public static void Retried(string reason) => Retries.Add(1, new KeyValuePair<string, object?>(TagNames.RetryReason, reason));

    /// <summary>Counts a lock that was asked for in the wrong order.</summary>
    public static void LockOrderBroken(string lockClass) =>
        BrokenOrders.Add(1, new KeyValuePair<string, object?>(TagNames.LockClass, lockClass.ToLowerInvariant()));

    /// <summary>As <see cref="Retried"/>, in the form that a pipeline of retries calls.</summary>
    public static ValueTask RetriedAsync(string reason)
    {
        Retried(reason);
        return ValueTask.CompletedTask;
    }

    /// <summary>Counts for one store.</summary>
    public static void AddFor(this Counter<long> counter, long count, string store) =>
        counter.Add(count, new KeyValuePair<string, object?>(TagNames.Store, store));

    /// <summary>Records how long something of one store took.</summary>
    public static void RecordSince(this Histogram<double> histogram, long began, string store) =>
        histogram.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>(TagNames.Store, store));

    private static Histogram<double> Duration(string name, string description) =>
        Meter.CreateHistogram(name, "s", description, tags: null, Durations);

    private static Counter<long> Count(string name, string unit, string description) => Meter.CreateCounter<long>(name, unit, description);
}
