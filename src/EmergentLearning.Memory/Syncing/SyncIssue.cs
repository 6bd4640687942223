namespace EmergentLearning.Memory.Syncing;

/// <summary>One thing that is not in step.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The file's path below the store's folder, or the row's.</param>
/// <param name="Detail">What there is to know: why a file is only kept, why it could not be read; <see langword="null"/> for nothing.</param>
/// <param name="Fixed">Whether this run mended it.</param>
public sealed record SyncIssue(SyncIssueKind Kind, string Path, string? Detail, bool Fixed)
{
    /// <summary>The table of a row that has no file; <see langword="null"/> for an issue with a file.</summary>
    public string? Table { get; init; }

    /// <summary>The key of that row; 0 for an issue with a file.</summary>
    public long RowId { get; init; }

    /// <summary>Where a renamed file was before; <see langword="null"/> for every other issue.</summary>
    public string? PreviousPath { get; init; }

    /// <summary>Whether a missing file is left alone by a sync, for the reason in <see cref="Detail"/>.</summary>
    internal bool IsLeft { get; init; }

    /// <summary>The hash of the file that is new, or of the one that is missing; by it a renamed file is recognised.</summary>
    internal string? Hash { get; init; }
}
