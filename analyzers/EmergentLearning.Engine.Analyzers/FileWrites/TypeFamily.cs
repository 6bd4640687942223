namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>The part that a framework type plays in a file write, whichever library it comes from.</summary>
internal enum TypeFamily
{
    File,
    FileInfo,
    FileInfoFactory,
    FileStream,
    FileStreamFactory,
    DirectoryInfo,
    Directory,
    Path,
    StreamWriter,
    BinaryWriter,
    XmlWriter,
    XmlDocument,
    ZipFile,
    MemoryMappedFile,
    MemoryAccessor,
    JsonSerializer,
    RandomAccess,
    Randomness,
    Clock,
    Environment,
    Process,
    Lazy,
    AtomicFile,
    DirectorySync,
    AppendLog,
}
