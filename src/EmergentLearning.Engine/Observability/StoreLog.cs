using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmergentLearning.Engine.Observability;

/// <summary>
/// The log messages; their event ids never change. They name the store's folder, paths below it and processes, never what was recorded.
/// </summary>
internal static partial class StoreLog
{
    /// <summary>The engine's logger, or one that is silent.</summary>
    public static ILogger From(ILoggerFactory? factory) => factory?.CreateLogger(EngineTelemetry.Name) ?? NullLogger.Instance;

    [LoggerMessage(1, LogLevel.Information, "The store in {Root} is open.")]
    public static partial void Opened(this ILogger logger, string root);

    [LoggerMessage(2, LogLevel.Information, "Created the store in {Root}.")]
    public static partial void Created(this ILogger logger, string root);

    [LoggerMessage(3, LogLevel.Information, "Adopted {Database}; a verified copy of the original is in {Copy}.")]
    public static partial void Adopted(this ILogger logger, string database, string copy);

    [LoggerMessage(4, LogLevel.Information, "Upgraded the schema of {Database}.")]
    public static partial void Upgraded(this ILogger logger, string database);

    [LoggerMessage(5, LogLevel.Warning, "The last projection in {Root} did not end: its process was killed, or it failed. It is being finished now.")]
    public static partial void Recovered(this ILogger logger, string root);

    [LoggerMessage(6, LogLevel.Warning, "{Path} in {Root} was changed on both sides. Both contents are kept; look at the file.")]
    public static partial void ConflictKept(this ILogger logger, string root, string path);

    [LoggerMessage(7, LogLevel.Warning, "Not everything in {Root} could be projected: {Problem} It stays queued and is tried again by the next write.")]
    public static partial void ProjectionProblem(this ILogger logger, string root, string problem);

    [LoggerMessage(8, LogLevel.Warning, "The lock {Path} has been waited for during {Seconds} s: it is {Holder}. The waiting goes on, because the lock moves.")]
    public static partial void WaitingLong(this ILogger logger, string path, double seconds, string holder);

    [LoggerMessage(9, LogLevel.Error, "The lock {Path} was not obtained in {Seconds} s: it is {Holder}. Nothing was changed by who gave up.")]
    public static partial void GaveUpWaiting(this ILogger logger, string path, double seconds, string holder);

    [LoggerMessage(10, LogLevel.Critical, "The store in {Root} writes nothing more, because a sync to disk failed. Check the disk, then open the store again.")]
    public static partial void DurabilityLost(this ILogger logger, Exception cause, string root);

    [LoggerMessage(11, LogLevel.Error, "The disk that holds {Root} is full. What was acknowledged is safe; make room and try again.")]
    public static partial void DiskFull(this ILogger logger, Exception cause, string root);

    [LoggerMessage(12, LogLevel.Error, "Locks were taken in an order that can end in a deadlock. {Problem}")]
    public static partial void LockOrderBroken(this ILogger logger, string problem);
}
