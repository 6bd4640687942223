using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>Whole-file locks of the open file description. Written to the recipe; not run by the tests here.</summary>
internal sealed class MacLockFile(string path) : UnixLockFile(path)
{
    private const int Exclusive = 2;
    private const int NonBlocking = 4;
    private const int Release = 8;

    /// <inheritdoc/>
    protected override bool TryLock(SafeFileHandle file)
    {
        if (Libc.Flock(file, Exclusive | NonBlocking) == 0)
            return true;
        int error = Errno.Last;
        return error == Errno.Again ? false : throw Refused(error);
    }

    /// <inheritdoc/>
    protected override void Lock(SafeFileHandle file)
    {
        while (Libc.Flock(file, Exclusive) != 0)
        {
            int error = Errno.Last;
            if (error != Errno.Interrupted)
                throw Refused(error);
        }
    }

    /// <inheritdoc/>
    protected override bool TryUnlock(SafeFileHandle file) => Libc.Flock(file, Release) == 0;
}
