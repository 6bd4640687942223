using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>Asks the kernel whether somebody holds a lock, without taking it.</summary>
internal static class LockPeek
{
    private const int GetLock = 36;
    private const short WriteLock = 1;
    private const short NoLock = 2;

    /// <summary>Looks at a lock file that exists. False where that is impossible without taking the lock.</summary>
    public static bool TryLook(string path, Span<byte> note, out bool held, out bool waiting, out int length)
    {
        held = false;
        waiting = false;
        length = 0;
        // flock and LockFileEx can only be asked by trying.
        if (!OperatingSystem.IsLinux())
            return false;

        // For reading: whoever looks needs no right to write, and closing it ends no lock, because locks belong to the open file.
        using SafeFileHandle file = Libc.Open(path, OpenFlags.ReadOnly | OpenFlags.CloseOnExec | OpenFlags.NoFollow);
        if (file.IsInvalid || !TryAsk(file, LinuxLockFile.LockByte, out held) || !TryAsk(file, LinuxLockFile.TurnstileByte, out waiting))
            return false;

        length = ReadNote(file, note);
        return true;
    }

    private static unsafe bool TryAsk(SafeFileHandle file, long start, out bool taken)
    {
        var range = new LinuxFlock { Type = WriteLock, Start = start, Length = 1 };
        bool answered = Libc.FcntlLock(file, GetLock, &range) == 0;
        taken = answered && range.Type != NoLock;
        return answered;
    }

    private static int ReadNote(SafeFileHandle file, Span<byte> note)
    {
        try
        {
            return RandomAccess.Read(file, note, 0);
        }
        catch (IOException)
        {
            // The note serves messages only; the answer of the kernel stands without it.
            return 0;
        }
    }
}
