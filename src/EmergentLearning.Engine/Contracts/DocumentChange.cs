namespace EmergentLearning.Engine.Contracts;

/// <summary>A new content for a file of the store, and the commit that goes with it.</summary>
public sealed record DocumentChange
{
    /// <summary>The path below the store's folder, with <c>/</c>; it never leaves that folder.</summary>
    public required string Path { get; init; }

    /// <summary>The file's new bytes, or <see langword="null"/> to delete it.</summary>
    public required byte[]? Content { get; init; }

    /// <summary>The commit's message.</summary>
    public required CommitMessage Message { get; init; }

    /// <summary>The date of the commit; a function of the record, so that replaying after a crash gives the same commit.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Changes of one group share one commit. Default: <see langword="null"/>, a commit for each change.</summary>
    public string? Group { get; init; }

    /// <summary>
    /// The file already has these bytes (they were read from it): only the commit is missing. Default: <see langword="false"/>.
    /// </summary>
    public bool AlreadyOnDisk { get; init; }
}
