namespace EmergentLearning.Memory.Syncing;

/// <summary>What is not in step.</summary>
public enum SyncIssueKind
{
    /// <summary>A file that the store does not hold.</summary>
    NewFile,

    /// <summary>A file that somebody changed since the store wrote it.</summary>
    EditedFile,

    /// <summary>A file of the store that is not there, and that nobody is known to have deleted: it is written again.</summary>
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

    /// <summary>A file of the store that somebody deleted, in a commit or in the folder: its record is deleted, and kept as a tombstone.</summary>
    DeletedFile,

    /// <summary>
    /// One of so many files that are missing that they are taken for a lost folder. Nothing is done: write them again by a rebuild from the
    /// database, or sync with <see cref="MissingFileRule.Delete"/>.
    /// </summary>
    LostFile,
}
