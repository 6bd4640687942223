namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>What follows from the sort of a lock.</summary>
internal static class LockKinds
{
    /// <summary>Who holds it may take it again.</summary>
    public static bool IsReentrant(this LockKind kind) =>
        kind is LockKind.Monitor or LockKind.Lock or LockKind.Mutex or LockKind.RecursiveReaderWriter or LockKind.LegacyReaderWriter
            or LockKind.AsyncReaderWriter or LockKind.Initializer;

    /// <summary>Only the thread that took it may give it back.</summary>
    public static bool BelongsToThread(this LockKind kind) =>
        kind is LockKind.Monitor or LockKind.Lock or LockKind.Mutex or LockKind.ReaderWriter or LockKind.RecursiveReaderWriter
            or LockKind.LegacyReaderWriter or LockKind.Spin;

    public static bool IsReaderWriter(this LockKind kind) =>
        kind is LockKind.ReaderWriter or LockKind.RecursiveReaderWriter or LockKind.LegacyReaderWriter or LockKind.AsyncReaderWriter;
}
