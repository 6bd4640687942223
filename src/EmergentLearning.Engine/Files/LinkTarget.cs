using System.Runtime.InteropServices;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files.Native;
using EmergentLearning.Engine.Locking.Native;

namespace EmergentLearning.Engine.Files;

/// <summary>Where a path leads in the end.</summary>
internal static class LinkTarget
{
    private const int MostLinks = 40;

    /// <summary>
    /// The file that a path leads to, which need not exist. Resolved link by link as the kernel does: "..", behind a linked folder, is the
    /// parent of where the link leads, not of where it lies.
    /// </summary>
    /// <exception cref="StoreException">Links lead round in a circle, or one cannot be read.</exception>
    public static string Resolve(string path)
    {
        string at = Path.GetFullPath(path);
        for (int i = 0; i < MostLinks; i++)
        {
            int error = EntryStat.Of(at, out EntryStat stat);
            if (error == Errno.NoEntry || (error == 0 && !stat.IsLink))
                return at;
            if (error != 0)
                throw FileFault.From("Looking at", at, error);

            string folder = RealFolder(Path.GetDirectoryName(at)!);
            string next = new FileInfo(at).LinkTarget ?? throw FileFault.From("Reading the link", at, Errno.NoEntry);
            string joined = Path.IsPathRooted(next) ? next : Path.Join(folder, next);
            at = Path.Join(RealFolder(Path.GetDirectoryName(joined)!), Path.GetFileName(joined));
        }

        throw new StoreException(
            StoreFault.Security, $"'{path}' is a symbolic link that leads round in a circle. Remove it or put a file in its place, then try again.");
    }

    private static string RealFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return Path.GetFullPath(folder);

        nint real = UnixCalls.RealPath(folder, 0);
        if (real == 0)
            throw FileFault.From("Following a link to", folder, Errno.Last);
        try
        {
            return Marshal.PtrToStringUTF8(real)!;
        }
        finally
        {
            unsafe
            {
                NativeMemory.Free((void*)real);
            }
        }
    }
}
