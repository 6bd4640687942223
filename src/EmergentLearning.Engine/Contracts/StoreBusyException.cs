namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// A lock was not obtained in time: somebody kept it, and told of no progress. Nothing was changed; the call can be made again.
/// <see cref="StoreException.Fault"/> is <see cref="StoreFault.Lock"/>.
/// </summary>
/// <param name="message">What was waited for, how long, and what to do.</param>
/// <param name="holder">Who holds the lock, as far as it can be known.</param>
/// <param name="innerException">What the system said, if it said anything.</param>
public sealed class StoreBusyException(string message, string? holder, Exception? innerException = null)
    : StoreException(StoreFault.Lock, message, innerException)
{
    /// <summary>
    /// Who holds the lock, in words ("process 4711 (elf record, started ...)"), or <see langword="null"/> when that cannot be known. For
    /// people only: never decide by it, and never end a process or remove a lock because of it.
    /// </summary>
    public string? Holder { get; } = holder;
}
