namespace EmergentLearning.Memory.Syncing;

/// <summary>What is not in step.</summary>
public enum SyncIssueKind
{
    /// <summary>A file that the store does not hold.</summary>
    NewFile,

    /// <summary>A file that somebody changed since the store wrote it.</summary>
    EditedFile,

    /// <summary>A file of the store that is not there.</summary>
    MissingFile,

    /// <summary>A row that has no file.</summary>
    RowWithoutFile,

    /// <summary>
    /// A row of another tool whose path is none that the store writes: it is kept as it is, and has no file. Said, but nothing to mend.
    /// </summary>
    RowOfOtherTool,

    /// <summary>A file that lies behind a link, or cannot be read; it is left alone.</summary>
    Unreadable,

    /// <summary>A file of the store that a person gave another name or moved, with every byte as it was: the record goes with it.</summary>
    RenamedFile,
}
