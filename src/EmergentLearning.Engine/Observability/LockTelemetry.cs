using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmergentLearning.Engine.Observability;

/// <summary>What one lock tells of itself. Called outside the lock's own gate, so that a slow listener holds up nobody. Thread-safe.</summary>
/// <param name="path">The lock file.</param>
/// <param name="lockClass">Its class.</param>
internal sealed class LockTelemetry(string path, string lockClass)
{
    private readonly KeyValuePair<string, object?> _class = new(TagNames.LockClass, lockClass.ToLowerInvariant());
    private string? _store;

    /// <summary>Who is told of long waits. Default: nobody.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    private KeyValuePair<string, object?> Store => new(TagNames.Store, _store ??= StoreTag.OfLock(path));

    /// <summary>The lock was given back; the times are of <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public void Released(long askedAt, long obtainedAt)
    {
        if (EngineMeter.LockWait.Enabled)
            EngineMeter.LockWait.Record(Stopwatch.GetElapsedTime(askedAt, obtainedAt).TotalSeconds, Store, _class);
        if (EngineMeter.LockHold.Enabled)
            EngineMeter.LockHold.Record(Stopwatch.GetElapsedTime(obtainedAt).TotalSeconds, Store, _class);
    }

    /// <summary>Whoever waits has waited for the length of its patience, and goes on because the lock moves.</summary>
    public void StillWaiting(long askedAt, string holder) =>
        Logger.WaitingLong(path, Stopwatch.GetElapsedTime(askedAt).TotalSeconds, holder);

    /// <summary>The lock was not obtained in time.</summary>
    public void GaveUp(long askedAt, string holder)
    {
        TimeSpan waited = Stopwatch.GetElapsedTime(askedAt);
        if (EngineMeter.LockWait.Enabled)
            EngineMeter.LockWait.Record(waited.TotalSeconds, Store, _class, new KeyValuePair<string, object?>(TagNames.ErrorType, "timeout"));
        Logger.GaveUpWaiting(path, waited.TotalSeconds, holder);
    }
}
