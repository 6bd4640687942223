namespace EmergentLearning.Memory.Merging;

/// <summary>What a merge of two versions of a file came to.</summary>
/// <param name="Content">The merged file.</param>
/// <param name="HasConflict">Whether both sides changed the same thing in two ways: both stand in the file, between git's markers.</param>
public sealed record MergeResult(byte[] Content, bool HasConflict)
{
    /// <summary>Where the second of two records goes that both clones gave the same file; <see langword="null"/> when there is none.</summary>
    public string? OtherPath { get; init; }

    /// <summary>The file of that record.</summary>
    public byte[]? OtherContent { get; init; }
}
