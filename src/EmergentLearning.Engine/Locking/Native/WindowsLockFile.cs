using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using EmergentLearning.Engine.Contracts;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>
/// A byte-range lock far behind any content, where it is mandatory for nobody. Deleting an open file is refused by the share mode, so
/// no identity check is needed. Written to the recipe; not run by the tests here.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsLockFile : ILockFile
{
    private const uint FailImmediately = 1;
    private const uint Exclusive = 2;
    private const int LockViolation = 33;
    private const int IoPending = 997;
    private const int LockOffsetHigh = 1 << 8;

    private readonly string _path;
    private readonly SafeFileHandle _file;

    public WindowsLockFile(string path)
    {
        _path = path;
        try
        {
            _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreFault.FileSystem, $"The lock file '{path}' cannot be opened: {e.Message} Make its folder writable.", e);
        }
    }

    /// <inheritdoc/>
    public bool TryLock()
    {
        int error = Change(Exclusive | FailImmediately);
        if (error == 0)
            return true;
        return error is LockViolation or IoPending ? false : throw Refused(error);
    }

    /// <inheritdoc/>
    public void Lock()
    {
        int error = Change(Exclusive);
        if (error != 0)
            throw Refused(error);
    }

    /// <inheritdoc/>
    public unsafe void Unlock()
    {
        var range = new NativeOverlapped { OffsetHigh = LockOffsetHigh };
        if (!UnlockFileEx(_file, 0, 1, 0, &range))
            throw Refused(Errno.Last);
    }

    /// <inheritdoc/>
    /// <remarks>Always: the share mode keeps an open file from being deleted or replaced.</remarks>
    public bool IsInPlace() => true;

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
            // As on other systems: the note serves messages only. Thrown where a holder tells of progress, on a timer, it would end the process.
            return;
        }
    }

    /// <inheritdoc/>
    public int ReadHolder(Span<byte> note)
    {
        // A handle of its own: a synchronous handle is busy while a thread waits on it for the lock.
        using SafeFileHandle reader = File.OpenHandle(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return RandomAccess.Read(reader, note, 0);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private unsafe int Change(uint flags)
    {
        var range = new NativeOverlapped { OffsetHigh = LockOffsetHigh };
        return LockFileEx(_file, flags, 0, 1, 0, &range) ? 0 : Errno.Last;
    }

    private StoreException Refused(int error) => new(
        StoreFault.FileSystem,
        $"The file '{_path}' cannot be locked: {Errno.Text(error)}. Move the store to a local file system that keeps locks.");

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool LockFileEx(
        SafeFileHandle file, uint flags, uint reserved, uint lengthLow, uint lengthHigh, NativeOverlapped* range);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool UnlockFileEx(
        SafeFileHandle file, uint reserved, uint lengthLow, uint lengthHigh, NativeOverlapped* range);
}
