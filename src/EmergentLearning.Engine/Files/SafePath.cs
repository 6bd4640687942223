using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;

namespace EmergentLearning.Engine.Files;

/// <summary>Refuses paths that would leave a store, by their text or by links on the way. Thread-safe.</summary>
public static class SafePath
{
    /// <summary>Checks the text of a path; does not look at the disk.</summary>
    /// <param name="root">The store's folder, for the message.</param>
    /// <param name="relativePath">A path below it, with <c>/</c> between segments.</param>
    /// <exception cref="StoreException">
    /// It is empty or absolute, or has an empty, <c>.</c> or <c>..</c> segment, a backslash or NUL.
    /// </exception>
    public static void EnsureInside(string root, string relativePath)
    {
        string? fault = FaultOf(relativePath);
        if (fault is not null)
        {
            throw new StoreException(
                StoreFault.Security,
                $"The path '{relativePath.Replace("\0", "\\0", StringComparison.Ordinal)}' below '{root}' is refused: {fault}. " +
                "Use a plain relative path that stays inside the store.");
        }
    }

    /// <summary>
    /// Looks at every entry on the way that exists: none may be a link, all but the last must be folders, and the last must be a regular
    /// file with one name. Call it again under the lock, right before writing.
    /// </summary>
    /// <param name="root">The store's folder; it may itself be reached by a link.</param>
    /// <param name="relativePath">A path below it, with <c>/</c> between segments.</param>
    /// <exception cref="StoreException">Something on the way could lead out of the store.</exception>
    public static void RefuseLinks(string root, string relativePath)
    {
        EnsureInside(root, relativePath);
        string[] segments = relativePath.Split('/');
        string at = root;
        for (int i = 0; i < segments.Length; i++)
        {
            at = Path.Join(at, segments[i]);
            int error = EntryStat.Of(at, out EntryStat stat);
            if (error == Errno.NoEntry)
                return;
            if (error != 0)
                throw FileFault.From("Looking at", at, error);

            Refuse(at, i == segments.Length - 1 ? FaultOfFile(stat) : FaultOfFolder(stat));
        }
    }

    private static string? FaultOf(string path)
    {
        if (path.Length == 0)
            return "it is empty";
        if (path[0] == '/' || Path.IsPathRooted(path))
            return "it is absolute";
        if (path.Contains('\\', StringComparison.Ordinal))
            return "it has a backslash";
        if (path.Contains('\0', StringComparison.Ordinal))
            return "it has a NUL character";

        return path.Split('/').Any(s => s is "" or "." or "..") ? "it has an empty, '.' or '..' segment" : null;
    }

    private static string? FaultOfFile(EntryStat stat)
    {
        if (stat.IsLink)
            return "is a symbolic link";
        if (!stat.IsRegular)
            return "is not a regular file";
        return stat.LinkCount > 1 ? $"has {stat.LinkCount} names (hard links)" : null;
    }

    private static string? FaultOfFolder(EntryStat stat)
    {
        if (stat.IsLink)
            return "is a symbolic link";
        return stat.IsDirectory ? null : "is not a folder";
    }

    private static void Refuse(string path, string? fault)
    {
        if (fault is not null)
        {
            throw new StoreException(
                StoreFault.Security,
                $"'{path}' {fault}, so writing there could change something outside the store. " +
                "Put an ordinary file or folder in its place, then try again.");
        }
    }
}
