using EmergentLearning.Engine.Contracts;
using Microsoft.Extensions.Logging;

namespace EmergentLearning.Engine.Observability;

/// <summary>Logs those failures of a store that somebody must look after, whoever catches the exception. Thread-safe.</summary>
/// <param name="logger">Who is told.</param>
/// <param name="root">The store's folder.</param>
internal sealed class FaultReport(ILogger logger, string root)
{
    // ENOSPC and EDQUOT, and ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL as HResults.
    private static readonly HashSet<int> FullResults = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    private int _lost;

    /// <summary>Logs a failure if it is of that kind.</summary>
    /// <param name="failure">What was thrown.</param>
    public void Tell(Exception failure)
    {
        if (Chain(failure).Any(IsFull))
            logger.DiskFull(failure, root);
        // Once: from then on every write fails with it, until the store is opened again.
        if (Chain(failure).OfType<DurabilityLostException>().Any() && Interlocked.Exchange(ref _lost, 1) == 0)
            logger.DurabilityLost(failure, root);
    }

    private static bool IsFull(Exception failure) =>
        (failure is IOException && FullResults.Contains(failure.HResult)) || (failure is StoreException { IsFull: true });

    private static IEnumerable<Exception> Chain(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            yield return failure;
    }
}
