namespace EmergentLearning.Memory.Recording;

/// <summary>A record inside its transaction.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Uid">Its name in every store.</param>
/// <param name="Sequence">The number of its document change in the outbox.</param>
internal sealed record RecordedRow(long Id, string Uid, long Sequence)
{
    /// <summary>What the person should know beyond that; <see langword="null"/> for nothing.</summary>
    public string? Notice { get; init; }
}
