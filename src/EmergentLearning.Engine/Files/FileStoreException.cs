using EmergentLearning.Engine.Contracts;
using Number = EmergentLearning.Engine.Locking.Native.Errno;

namespace EmergentLearning.Engine.Files;

/// <summary>The file system refused something; carries the error number.</summary>
internal sealed class FileStoreException(string message, int errno, Exception? inner = null)
    : StoreException(StoreFault.FileSystem, message, inner)
{
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>The operating system's error number.</summary>
    public int Errno { get; } = errno;

    /// <inheritdoc/>
    internal override bool IsFull => Errno == Number.NoSpace || Errno == Number.Quota || Errno == WindowsDiskFull;

    /// <summary>
    /// Whether a rename that answered so may have happened all the same: the request may have reached a disk or a server whose answer was
    /// lost. Every other number says that the kernel refused before it began.
    /// </summary>
    public bool IsUnknown => !OperatingSystem.IsWindows()
        && (Errno is Number.Io or Number.Interrupted || Errno == Number.Stale || Errno == Number.TimedOut);
}
