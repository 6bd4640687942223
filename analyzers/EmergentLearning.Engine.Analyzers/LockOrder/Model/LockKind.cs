namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>What sort of lock it is; its traits are <see cref="LockKinds"/>.</summary>
internal enum LockKind
{
    Monitor,
    Lock,
    Semaphore,
    Mutex,
    ReaderWriter,
    RecursiveReaderWriter,
    LegacyReaderWriter,
    AsyncReaderWriter,
    Spin,
    Event,
    Initializer,
    Database,
    Declared,

    /// <summary>The value of a <c>Lazy</c> while it is made.</summary>
    Lazy,

    /// <summary>Whatever lock the handle at the end of the path gives back.</summary>
    Handle,

    /// <summary>A file that is open for one alone.</summary>
    File,
}
