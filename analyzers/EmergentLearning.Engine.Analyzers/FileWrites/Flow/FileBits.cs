namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>What may have happened to a file on some way to a point of the method.</summary>
[Flags]
internal enum FileBits
{
    None = 0,

    /// <summary>This code created it or wrote to it.</summary>
    Written = 1,

    /// <summary>Bytes were written that are not known to be on disk.</summary>
    Unflushed = 2,

    /// <summary>Somebody flushed it, but only as far as the operating system.</summary>
    HalfFlushed = 4,

    /// <summary>Somebody flushed it through a stream that cannot write.</summary>
    ReadOnlyFlushed = 8,

    /// <summary>It was created in a way that another process could share.</summary>
    Shared = 16,
}
