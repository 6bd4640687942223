namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// Whether an open store has lost its durability; once lost, it stays so. One for the writer and the projection of a store, so that
/// whichever of them meets the failure stops both. Thread-safe.
/// </summary>
/// <param name="store">Its path, for the message.</param>
internal sealed class DurabilityLatch(string store)
{
    private StoreException? _cause;

    /// <summary>Whether it is lost.</summary>
    public bool IsLost => Volatile.Read(ref _cause) is not null;

    /// <summary>Stops the store for the first cause that is given.</summary>
    public void Lose(StoreException cause) => Interlocked.CompareExchange(ref _cause, cause, null);

    /// <summary>The exception for who wants to write: each its own, so that no stack is shared between threads.</summary>
    /// <exception cref="InvalidOperationException">Nothing is lost.</exception>
    public DurabilityLostException Explain()
    {
        StoreException cause = Volatile.Read(ref _cause) ?? throw new InvalidOperationException("Nothing is lost.");
        return new DurabilityLostException(
            cause.Fault,
            $"{store}: something could not be made durable, so nothing more is written. {cause.Message} Check the disk, then open the store again.",
            cause);
    }

    /// <summary>Refuses a write to a stopped store.</summary>
    /// <exception cref="DurabilityLostException">It is stopped.</exception>
    public void ThrowIfLost()
    {
        if (IsLost)
            throw Explain();
    }
}
