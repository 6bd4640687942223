using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files.Native;
using EmergentLearning.Engine.Locking.Native;
using EmergentLearning.Engine.Shared;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files;

/// <summary>
/// Room on the disk that is kept for the day on which it is full: a file of really allocated blocks. Given up then, it lets marks,
/// checkpoints and recovery go on, so that everything acknowledged is finished; new records are refused until there is room again. All
/// processes of a store share the one file. Thread-safe.
/// </summary>
/// <param name="engineFolder">The engine's own folder, in which it lies.</param>
/// <param name="bytes">How much is kept. Default: 2 MiB, a few hundred marks and the shared memory of SQLite's log.</param>
internal sealed class SpaceReserve(string engineFolder, long bytes = SpaceReserve.DefaultBytes)
{
    private const long DefaultBytes = 2 << 20;

    private readonly string _path = Path.Combine(engineFolder, StoreLayout.Reserve);
    private long _timesGivenUp;

    /// <summary>How often this process has given it up; who met a full disk looks whether trying again is of use.</summary>
    public long TimesGivenUp => Interlocked.Read(ref _timesGivenUp);

    /// <summary>Whether a failure says that there was no room.</summary>
    public static bool IsFull(Exception failure) => failure switch
    {
        DurabilityLostException => false,
        // What git says comes as text alone.
        StoreException { Fault: StoreFault.Git or StoreFault.FileSystem } store =>
            store.IsFull || store.Message.Contains(Errno.Text(Errno.NoSpace), StringComparison.OrdinalIgnoreCase)
            || (store.InnerException is { } inner && IsFull(inner)),
        IOException => FileFault.From("", "", failure).IsFull,
        _ => false,
    };

    /// <summary>Makes it, where there is room to spare. Never fails: a disk without room for it is what it is for.</summary>
    /// <returns>Whether it is there.</returns>
    public bool TryMake()
    {
        if (IsThere())
            return true;
        // Not of the last room: made from what was just given up, it would be in the way of what it was given up for.
        if (Available() < 2 * bytes)
            return false;

        try
        {
            // Opened, not made exclusively: two processes that do this at once allocate the same blocks, once. Never synced: it holds nothing.
            using SafeFileHandle file = OpenOrCreate();
            return Allocate(file) || Withdraw();
        }
        catch (Exception e) when (e is StoreException || FileFault.IsFileSystem(e))
        {
            return false;
        }
    }

    /// <summary>Gives the room back to the disk; false when there was none.</summary>
    public bool TryGiveUp()
    {
        if (!IsThere())
            return false;

        Cut();
        if (!NativeFileSystem.TryUnlink(_path))
            return false;

        Interlocked.Increment(ref _timesGivenUp);
        return true;
    }

    /// <summary>As <see cref="TryGiveUp"/>, for who cannot do anything about it.</summary>
    public void GiveUp() => _ = TryGiveUp();

    /// <summary>Refuses a new record as long as the disk is full, and makes the reserve again once it is not.</summary>
    /// <exception cref="StoreException">The reserve is given up, and there is no room for a new one.</exception>
    public void RequireRoom()
    {
        // While it is there, nobody of any process has met the end. A look of a microsecond beside a sync of a hundred.
        if (IsThere() || TryMake() || Available() >= 2 * bytes)
            return;

        throw new FileStoreException(
            $"The disk with '{engineFolder}' is full: {Available()} bytes are left, and they are kept for what is acknowledged already. " +
            $"Nothing was recorded. Make {2 * bytes >> 20} MiB free, then try again.",
            Errno.NoSpace);
    }

    private bool IsThere() => new FileInfo(_path) is { Exists: true } file && file.Length >= bytes;

    /// <summary>
    /// Gives the blocks back even while somebody has the file open, such as a process that is being started with a copy of a descriptor.
    /// </summary>
    private void Cut()
    {
        try
        {
            using SafeFileHandle file = OpenOrCreate();
            RandomAccess.SetLength(file, 0);
        }
        catch (Exception e) when (e is StoreException || FileFault.IsFileSystem(e))
        {
            // The removal does the same as soon as the last one has closed it.
            return;
        }
    }

    private long Available()
    {
        try
        {
            return new DriveInfo(engineFolder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Who cannot be asked is no reason to refuse anybody: the write itself finds out.
            return long.MaxValue;
        }
    }

    private SafeFileHandle OpenOrCreate()
    {
        if (!OperatingSystem.IsLinux())
            return File.OpenHandle(_path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);

        SafeFileHandle file = UnixCalls.Create(
            _path, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.CloseOnExec | OpenFlags.NoFollow, NativeTemporary.OwnerOnly);
        if (!file.IsInvalid)
            return file;

        int error = Errno.Last;
        file.Dispose();
        throw FileFault.From("Creating", _path, error);
    }

    private bool Allocate(SafeFileHandle file)
    {
        if (OperatingSystem.IsLinux())
        {
            if (UnixCalls.Allocate(file, mode: 0, 0, bytes) == 0)
                return true;
            if (Errno.Last == Errno.NoSpace || Errno.Last == Errno.Quota)
                return false;
        }

        // Bytes that are written have blocks, also where there is no call for it.
        byte[] zeros = new byte[64 * 1024];
        for (long at = 0; at < bytes; at += zeros.Length)
            RandomAccess.Write(file, zeros, at);
        return true;
    }

    private bool Withdraw()
    {
        _ = NativeFileSystem.TryUnlink(_path);
        return false;
    }
}
