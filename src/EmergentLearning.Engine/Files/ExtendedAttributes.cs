using System.Text;
using EmergentLearning.Engine.Files.Native;
using EmergentLearning.Engine.Locking.Native;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files;

/// <summary>
/// What people and systems have noted about a file beside its bytes: attributes, access lists, labels. A replacement must carry them,
/// as a write in place would. Thread-safe.
/// </summary>
internal static class ExtendedAttributes
{
    private const string AccessList = "system.posix_acl_access";

    /// <summary>
    /// These vouch for the old bytes, or are the layer's own. The kernel takes the capability away at a write in place, too: new content
    /// must not inherit a privilege.
    /// </summary>
    private static readonly string[] NotCarried = ["security.capability", "security.ima", "security.evm", "trusted.overlay."];

    /// <summary>Takes off the access list that a new file gets from its folder, where the old file has none. Before the mode is set.</summary>
    public static void DropInheritedAccess(string from, SafeFileHandle to)
    {
        if (OperatingSystem.IsLinux() && !NamesOf(from).Contains(AccessList))
            _ = LinuxAttributes.Remove(to, AccessList);
    }

    /// <summary>Copies what <paramref name="from"/> has. After the mode is set: an access list brings its own group bits.</summary>
    /// <param name="from">The old file; no link.</param>
    /// <param name="to">The new one.</param>
    /// <param name="path">Its name, for the message.</param>
    /// <exception cref="FileStoreException">
    /// An attribute of the <c>user.</c> kind could not be set. Those of <c>security.</c>, <c>system.</c> and <c>trusted.</c> may be refused to who
    /// is not root; the new file then has what its folder gives.
    /// </exception>
    public static void Copy(string from, SafeFileHandle to, string path)
    {
        if (OperatingSystem.IsMacOS())
        {
            CopyMac(from, to);
            return;
        }

        if (!OperatingSystem.IsLinux())
            return;

        foreach (string name in NamesOf(from).Where(name => !NotCarried.Any(no => name.StartsWith(no, StringComparison.Ordinal))))
        {
            int error = CopyOne(from, to, name);
            if (error != 0 && name.StartsWith("user.", StringComparison.Ordinal))
                throw FileFault.From($"Keeping the attribute '{name}' of the old file in", path, error);
            // No attribute may be left out for want of room: the whole write is given up.
            if (error == Errno.NoSpace || error == Errno.Quota)
                throw FileFault.From($"Keeping the attribute '{name}' of the old file in", path, error);
        }
    }

    private static void CopyMac(string from, SafeFileHandle to)
    {
        try
        {
            using SafeFileHandle source = File.OpenHandle(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            _ = MacCalls.CopyFile(source, to, 0, MacCalls.AccessAndAttributes);
        }
        catch (UnauthorizedAccessException)
        {
            // What must not be read cannot be copied, as on Linux where an attribute is refused.
            return;
        }
    }

    /// <summary>Returns 0, or the error number. One that has vanished meanwhile is fine.</summary>
    private static unsafe int CopyOne(string from, SafeFileHandle to, string name)
    {
        // The kernel's limit for a value is 64 KiB.
        byte[] value = new byte[64 * 1024];
        fixed (byte* start = value)
        {
            nint length = LinuxAttributes.Get(from, name, start, value.Length);
            if (length < 0)
                return Errno.Last is Errno.NoData or Errno.NoEntry ? 0 : Errno.Last;
            return LinuxAttributes.Set(to, name, start, length, 0) == 0 ? 0 : Errno.Last;
        }
    }

    private static unsafe string[] NamesOf(string path)
    {
        if (LinuxAttributes.List(path, null, 0) <= 0)
            return [];

        // The kernel's limit for all names is 64 KiB, so they fit, however many come meanwhile.
        byte[] names = new byte[64 * 1024];
        fixed (byte* start = names)
        {
            nint length = LinuxAttributes.List(path, start, names.Length);
            return length <= 0 ? [] : Encoding.UTF8.GetString(names, 0, (int)length).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
