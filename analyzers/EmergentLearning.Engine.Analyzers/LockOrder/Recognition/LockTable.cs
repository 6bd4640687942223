using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>What the calls of known libraries do with locks: type, method, row.</summary>
internal static class LockTable
{
    public static ImmutableArray<(string Type, string Method, LockRow Row)> Rows { get; } =
    [
        .. Monitors("System.Threading.Monitor"),
        Take("System.Threading.Lock", "Enter", LockKind.Lock),
        Take("System.Threading.Lock", "TryEnter", LockKind.Lock, LockResult.Flag, isTry: true),
        Take("System.Threading.Lock", "EnterScope", LockKind.Lock, LockResult.Handle),
        Give("System.Threading.Lock", "Exit", LockKind.Lock),
        Take("System.Threading.SemaphoreSlim", "Wait", LockKind.Semaphore, LockResult.Flag),
        Take("System.Threading.SemaphoreSlim", "WaitAsync", LockKind.Semaphore, LockResult.Flag),
        Give("System.Threading.SemaphoreSlim", "Release", LockKind.Semaphore),
        Give("System.Threading.Semaphore", "Release", LockKind.Semaphore),
        Give("System.Threading.Mutex", "ReleaseMutex", LockKind.Mutex),
        Give("System.Threading.EventWaitHandle", "Set", LockKind.Event),
        .. Slim("System.Threading.ReaderWriterLockSlim"),
        .. Legacy("System.Threading.ReaderWriterLock"),
        Take("System.Threading.SpinLock", "Enter", LockKind.Spin),
        Take("System.Threading.SpinLock", "TryEnter", LockKind.Spin, isTry: true),
        Give("System.Threading.SpinLock", "Exit", LockKind.Spin),
        Take("Microsoft.VisualStudio.Threading.AsyncSemaphore", "EnterAsync", LockKind.Semaphore, LockResult.Handle),
        .. AsyncReaderWriter("Microsoft.VisualStudio.Threading.AsyncReaderWriterLock"),
        .. Distributed("Medallion.Threading.IDistributedLock", "", LockMode.Exclusive),
        .. Distributed("Medallion.Threading.IDistributedReaderWriterLock", "ReadLock", LockMode.Shared),
        .. Distributed("Medallion.Threading.IDistributedReaderWriterLock", "WriteLock", LockMode.Exclusive),
        .. Distributed("Medallion.Threading.IDistributedUpgradeableReaderWriterLock", "UpgradeableReadLock", LockMode.Upgradeable),
        .. Databases("Microsoft.Data.Sqlite.SqliteConnection"),
        .. Databases("System.Data.SQLite.SQLiteConnection"),
    ];

    private static IEnumerable<(string, string, LockRow)> Monitors(string type) =>
    [
        (type, "Enter", new(LockAction.Acquire, LockKind.Monitor, LockMode.Exclusive, LockResult.Nothing, IsArgument: true)),
        (type, "TryEnter", new(LockAction.Acquire, LockKind.Monitor, LockMode.Exclusive, LockResult.Flag, IsArgument: true, IsTry: true)),
        (type, "Exit", new(LockAction.Release, LockKind.Monitor, LockMode.Exclusive, LockResult.Nothing, IsArgument: true)),
    ];

    private static IEnumerable<(string, string, LockRow)> Slim(string type)
    {
        foreach ((string name, LockMode mode) in new[] { ("Read", LockMode.Shared), ("Write", LockMode.Exclusive), ("UpgradeableRead", LockMode.Upgradeable) })
        {
            yield return Take(type, $"Enter{name}Lock", LockKind.ReaderWriter, mode: mode);
            yield return Take(type, $"TryEnter{name}Lock", LockKind.ReaderWriter, LockResult.Flag, mode, isTry: true);
            yield return Give(type, $"Exit{name}Lock", LockKind.ReaderWriter, mode);
        }
    }

    private static IEnumerable<(string, string, LockRow)> Legacy(string type) =>
    [
        Take(type, "AcquireReaderLock", LockKind.LegacyReaderWriter, mode: LockMode.Shared),
        Take(type, "AcquireWriterLock", LockKind.LegacyReaderWriter),
        Give(type, "ReleaseReaderLock", LockKind.LegacyReaderWriter, LockMode.Shared),
        Give(type, "ReleaseWriterLock", LockKind.LegacyReaderWriter),
        Give(type, "ReleaseLock", LockKind.LegacyReaderWriter),
        (type, "DowngradeFromWriterLock", new(LockAction.Downgrade, LockKind.LegacyReaderWriter, LockMode.Shared, LockResult.Nothing)),
    ];

    private static IEnumerable<(string, string, LockRow)> AsyncReaderWriter(string type) =>
    [
        Take(type, "ReadLockAsync", LockKind.AsyncReaderWriter, LockResult.Handle, LockMode.Shared),
        Take(type, "WriteLockAsync", LockKind.AsyncReaderWriter, LockResult.Handle),
        Take(type, "UpgradeableReadLockAsync", LockKind.AsyncReaderWriter, LockResult.Handle, LockMode.Upgradeable),
    ];

    private static IEnumerable<(string, string, LockRow)> Distributed(string type, string suffix, LockMode mode)
    {
        foreach (string end in new[] { "", "Async" })
        {
            yield return Take(type, "Acquire" + suffix + end, LockKind.Declared, LockResult.Handle, mode);
            yield return Take(type, "TryAcquire" + suffix + end, LockKind.Declared, LockResult.Handle, mode, isTry: true);
        }
    }

    private static IEnumerable<(string, string, LockRow)> Databases(string type) =>
    [
        Take(type, "BeginTransaction", LockKind.Database, LockResult.Handle),
        Take(type, "BeginTransactionAsync", LockKind.Database, LockResult.Handle),
    ];

    private static (string, string, LockRow) Take(
        string type, string method, LockKind kind, LockResult result = LockResult.Nothing, LockMode mode = LockMode.Exclusive, bool isTry = false) =>
        (type, method, new(LockAction.Acquire, kind, mode, result, IsTry: isTry));

    private static (string, string, LockRow) Give(string type, string method, LockKind kind, LockMode mode = LockMode.Exclusive) =>
        (type, method, new(LockAction.Release, kind, mode, LockResult.Nothing));
}
