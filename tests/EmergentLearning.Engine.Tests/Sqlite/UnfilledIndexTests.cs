using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;
using EmergentLearning.Engine.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Tests.Sqlite;

/// <summary>
/// A writer that opens a log makes its index first, and fills it then. Whoever reads in between may not fill it himself, and the files look the same
/// however long it takes.
/// </summary>
public sealed class UnfilledIndexTests : IDisposable
{
    private const int IndexBytes = 32 << 10;

    // Whoever has the index open holds a shared lock on this byte (SQLite's os_unix.c, UNIX_SHM_DMS).
    private const int OpenByte = 128;
    private const int SetLock = 37;
    private const short ReadLock = 0;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task It_is_waited_for_as_long_as_somebody_has_it_open()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux has locks that count against this process, too.");
        SafeFileHandle index = BeginIndex();
        // On a thread of its own: those of the pool may all be in tests that wait.
        Task ending = Task.Factory.StartNew(
            () =>
            {
                Thread.Sleep(200);
                // As a writer does that has nothing to add: the last one to leave takes both away.
                File.Delete(_folder.Database + "-wal");
                File.Delete(_folder.Database + "-shm");
                index.Dispose();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        await using SqliteDatabase reader = SqliteDatabase.Open(_folder.Options() with { ReadOnly = true });

        Assert.Equal(1, reader.Scalar("select count(*) from t"));
        await ending;
    }

    [SkippableFact]
    public async Task One_that_is_never_filled_is_told()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux has locks that count against this process, too.");
        using SafeFileHandle index = BeginIndex();
        await using SqliteDatabase reader = SqliteDatabase.Open(_folder.Options() with { ReadOnly = true });

        StoreException refused = Assert.ThrowsAny<StoreException>(() => reader.Scalar("select count(*) from t"));

        Assert.Contains("in the middle of a change", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_nobody_has_open_is_read_without()
    {
        BeginIndex().Dispose();
        await using SqliteDatabase reader = SqliteDatabase.Open(_folder.Options() with { ReadOnly = true });
        Assert.Equal(1, reader.Scalar("select count(*) from t"));
    }

    /// <summary>A database, an empty log, and an index of zeros that somebody has open.</summary>
    private SafeFileHandle BeginIndex()
    {
        using (var raw = RawDatabase.Open(_folder.Database))
            raw.Execute("pragma journal_mode = wal; create table t (a integer); insert into t values (1)");
        File.WriteAllBytes(_folder.Database + "-wal", []);
        File.WriteAllBytes(_folder.Database + "-shm", new byte[IndexBytes]);
        SafeFileHandle index = File.OpenHandle(_folder.Database + "-shm", share: FileShare.ReadWrite | FileShare.Delete);
        if (OperatingSystem.IsLinux())
            Lock(index);
        return index;
    }

    private static unsafe void Lock(SafeFileHandle index)
    {
        var range = new LinuxFlock { Type = ReadLock, Start = OpenByte, Length = 1 };
        Assert.Equal(0, Libc.FcntlLock(index, SetLock, &range));
    }
}
