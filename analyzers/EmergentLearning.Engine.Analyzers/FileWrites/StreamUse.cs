namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>What a method does with a stream or handle that it opened.</summary>
[Flags]
internal enum StreamUse
{
    /// <summary>Nothing that changes the file.</summary>
    None = 0,

    /// <summary>Bytes are written.</summary>
    Written = 1,

    /// <summary>The position is moved anywhere but to the start: the file is a database, an index or a log.</summary>
    RandomAccess = 2,

    /// <summary>
    /// The length is set to zero. Any other length is one step of the file system's: a reader sees the file with its end or without, as a
    /// database does that cuts off what a crash left unfinished.
    /// </summary>
    Emptied = 4,

    /// <summary>It is handed to code that this method does not show.</summary>
    Escapes = 8,
}
