using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Recording;

/// <summary>What became of a record.</summary>
/// <param name="Id">Its key in the table.</param>
/// <param name="Uid">Its name in every store that it ever reaches.</param>
/// <param name="Path">Its file, below the store's folder.</param>
/// <param name="Commit">The commit, or <see langword="null"/> while it is pending.</param>
/// <param name="Level">How far it has come.</param>
/// <param name="Problem">Why it has not come further, and what to do; <see langword="null"/> when nothing is in the way.</param>
public sealed record RecordReceipt(long Id, string Uid, string Path, string? Commit, Acknowledgement Level, string? Problem)
{
    /// <summary>What the person should know beyond that, such as a threshold that was reached; <see langword="null"/> for nothing.</summary>
    public string? Notice { get; init; }
}
