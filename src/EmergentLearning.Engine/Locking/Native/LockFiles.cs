using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>Opens the lock file of this operating system.</summary>
internal static class LockFiles
{
    private const string DisableSwitch = "DOTNET_SYSTEM_IO_DISABLEFILELOCKING";

    /// <summary>Opens a lock file, creating it when absent.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public static ILockFile Open(string path)
    {
        if (OperatingSystem.IsLinux())
            return new LinuxLockFile(path);
        if (OperatingSystem.IsMacOS())
            return new MacLockFile(path);
        if (OperatingSystem.IsWindows())
            return new WindowsLockFile(path);
        throw new StoreException(StoreFault.FileSystem, $"Locking '{path}' is only known on Linux, macOS and Windows. Use one of these.");
    }

    /// <summary>Proves that a second descriptor is refused while a first holds the lock.</summary>
    /// <exception cref="StoreException">It is not.</exception>
    public static void SelfTest(string path)
    {
        string? off = Environment.GetEnvironmentVariable(DisableSwitch);
        if (off is "1" || string.Equals(off, "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new StoreException(
                StoreFault.FileSystem,
                $"The environment sets {DisableSwitch}={off}, which turns file locks off for everything that shares this store. Unset it.");
        }

        using ILockFile first = Open(path);
        using ILockFile second = Open(path);
        // Somebody who holds it already proves the same thing: we were refused.
        if (!first.TryLock())
            return;

        bool both = second.TryLock();
        first.Unlock();
        if (both)
        {
            throw new StoreException(
                StoreFault.FileSystem,
                $"File locks do nothing where '{path}' lies: two descriptors hold the same lock. " +
                "Move the store to a local file system that keeps locks.");
        }
    }
}
