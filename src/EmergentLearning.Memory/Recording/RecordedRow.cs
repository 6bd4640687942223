namespace EmergentLearning.Memory.Recording;

/// <summary>
/// A record inside its transaction. A value: of a write that gives an object, a native program first makes the code for that very type, at each start.
/// </summary>
/// <param name="Id">Its key.</param>
/// <param name="Uid">Its name in every store.</param>
/// <param name="Sequence">The number of its document change in the outbox.</param>
internal readonly record struct RecordedRow(long Id, string Uid, long Sequence)
{
    /// <summary>What the person should know beyond that; <see langword="null"/> for nothing.</summary>
    public string? Notice { get; init; }
}
