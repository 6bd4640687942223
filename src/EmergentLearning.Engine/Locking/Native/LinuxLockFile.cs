using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>
/// Open-file-description locks. Unlike the process-owned kind they survive the closing of an unrelated descriptor of the same file,
/// and exclude two descriptors of one process. Two bytes far behind any content: whoever waits for the lock holds the turnstile, so
/// a process that releases and asks again at once cannot pass the one that waits.
/// </summary>
internal sealed class LinuxLockFile(string path) : UnixLockFile(path)
{
    private const int SetLock = 37;
    private const int SetLockWait = 38;
    private const short WriteLock = 1;
    private const short NoLock = 2;
    internal const long LockByte = 1L << 40;
    internal const long TurnstileByte = LockByte + 1;

    /// <inheritdoc/>
    protected override bool TryLock(SafeFileHandle file)
    {
        if (!Try(file, TurnstileByte))
            return false;

        try
        {
            return Try(file, LockByte);
        }
        finally
        {
            Change(file, SetLock, NoLock, TurnstileByte);
        }
    }

    /// <inheritdoc/>
    protected override void Lock(SafeFileHandle file)
    {
        Wait(file, TurnstileByte);
        try
        {
            Wait(file, LockByte);
        }
        finally
        {
            Change(file, SetLock, NoLock, TurnstileByte);
        }
    }

    /// <inheritdoc/>
    protected override bool TryUnlock(SafeFileHandle file) => Change(file, SetLock, NoLock, LockByte) == 0;

    private bool Try(SafeFileHandle file, long start)
    {
        int error = Change(file, SetLock, WriteLock, start);
        if (error == 0)
            return true;
        if (error == Errno.Again || error == Errno.Access)
            return false;
        throw Refused(error);
    }

    private void Wait(SafeFileHandle file, long start)
    {
        int error;
        do
        {
            error = Change(file, SetLockWait, WriteLock, start);
        }
        while (error == Errno.Interrupted);

        if (error != 0)
            throw Refused(error);
    }

    private static unsafe int Change(SafeFileHandle file, int command, short type, long start)
    {
        var range = new LinuxFlock { Type = type, Start = start, Length = 1 };
        return Libc.FcntlLock(file, command, &range) == 0 ? 0 : Errno.Last;
    }
}
