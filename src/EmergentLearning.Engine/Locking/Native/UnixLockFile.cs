using EmergentLearning.Engine.Contracts;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>
/// What the lock files of Linux and macOS share: opening without following links, and the check that the file locked is still the
/// one its path names. Not sealed: the two systems differ only in how a descriptor is locked.
/// </summary>
internal abstract class UnixLockFile : ILockFile
{
    private readonly string _path;
    private volatile SafeFileHandle _file;

    protected UnixLockFile(string path)
    {
        _path = path;
        _file = OpenOrCreate(path);
    }

    /// <inheritdoc/>
    public bool TryLock()
    {
        while (true)
        {
            if (!TryLock(_file))
                return false;
            if (IsInPlace())
                return true;
            Reopen();
        }
    }

    /// <inheritdoc/>
    public void Lock()
    {
        while (true)
        {
            Lock(_file);
            if (IsInPlace())
                return;
            Reopen();
        }
    }

    /// <inheritdoc/>
    public void Unlock()
    {
        if (TryUnlock(_file))
            return;

        // Closing the last descriptor releases what an unlock could not.
        Reopen();
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A lock on a file that was deleted or replaced excludes nobody who opened the new one; so the inode locked must be the one
    /// that the path names now.
    /// </remarks>
    public bool IsInPlace() =>
        EntryStat.Of(_file, out EntryStat mine) == 0 && EntryStat.Of(_path, out EntryStat named) == 0 && mine.IsSameFile(named);

    /// <inheritdoc/>
    public void WriteHolder(ReadOnlySpan<byte> note)
    {
        try
        {
            RandomAccess.Write(_file, note, 0);
            RandomAccess.SetLength(_file, note.Length);
        }
        catch (IOException)
        {
            // The note serves messages only; a full disk must not keep anybody from locking. Readers take a torn note for none.
            return;
        }
    }

    /// <inheritdoc/>
    public int ReadHolder(Span<byte> note)
    {
        try
        {
            return RandomAccess.Read(_file, note, 0);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Unreadable, or just reopened by the thread that waits: the message then names nobody.
            return 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Locks a descriptor if nobody holds the lock.</summary>
    protected abstract bool TryLock(SafeFileHandle file);

    /// <summary>Locks a descriptor, waiting.</summary>
    protected abstract void Lock(SafeFileHandle file);

    /// <summary>Unlocks a descriptor; false when the system refused.</summary>
    protected abstract bool TryUnlock(SafeFileHandle file);

    /// <summary>The error of a lock call that failed for another reason than a holder.</summary>
    protected StoreException Refused(int error) => new(
        StoreFault.FileSystem,
        $"The file '{_path}' cannot be locked: {Errno.Text(error)}. Move the store to a local file system that keeps locks.");

    private void Reopen()
    {
        SafeFileHandle old = _file;
        _file = OpenOrCreate(_path);
        old.Dispose();
    }

    private static SafeFileHandle OpenOrCreate(string path)
    {
        int flags = OpenFlags.ReadWrite | OpenFlags.CloseOnExec | OpenFlags.NoFollow;
        SafeFileHandle file = Libc.Open(path, flags);
        if (file.IsInvalid && Errno.Last == Errno.NoEntry)
        {
            Create(path);
            file = Libc.Open(path, flags);
        }

        if (file.IsInvalid)
            throw CannotOpen(path, Errno.Last);
        if (EntryStat.Of(file, out EntryStat stat) == 0 && stat.IsRegular)
            return file;

        file.Dispose();
        throw new StoreException(StoreFault.Security, $"The lock file '{path}' is not a regular file. Remove what stands in its place.");
    }

    /// <summary>
    /// Exclusive creation by the runtime, so that our own open needs no mode; a loser of the race opens the winner's file.
    /// </summary>
    private static void Create(string path)
    {
        try
        {
            File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            return;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreFault.FileSystem,
                $"The lock file '{path}' cannot be created: {e.Message} Create its folder and make it writable.",
                e);
        }
    }

    private static StoreException CannotOpen(string path, int error) => error == Errno.Loop
        ? new(StoreFault.Security, $"The lock file '{path}' is a symbolic link. Remove the link; the engine never locks through one.")
        : new(StoreFault.FileSystem, $"The lock file '{path}' cannot be opened: {Errno.Text(error)}. Make it readable and writable.");
}
