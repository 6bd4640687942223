namespace EmergentLearning.Engine.Contracts;

/// <summary>The part of a store that failed. The numbers are the exit codes of <c>elf</c>, as the original settled on.</summary>
public enum StoreFault
{
    /// <summary>The caller's input was refused.</summary>
    Input = 1,

    /// <summary>The database is corrupt, foreign, from the future, or refused a statement.</summary>
    Database = 2,

    /// <summary>The git repository is missing, damaged, or refused a commit.</summary>
    Git = 3,

    /// <summary>A file or folder could not be read or written.</summary>
    FileSystem = 4,

    /// <summary>Something that has to be installed is not.</summary>
    Dependency = 5,

    /// <summary>Refused because it could have left the store: a symbolic link, a hard link, a path that escapes.</summary>
    Security = 6,

    /// <summary>A check of what is stored failed.</summary>
    Validation = 7,

    /// <summary>A lock was not obtained in time; the message names the holder.</summary>
    Lock = 8,
}
