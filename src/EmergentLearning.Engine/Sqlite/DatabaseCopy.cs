using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;
using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>Copies a database's files byte for byte.</summary>
internal static class DatabaseCopy
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>Copies the database file, its log and its journal, whatever is there, into a folder, and syncs the copies.</summary>
    /// <param name="session">A connection whose transaction, or whose nature, keeps writers away.</param>
    /// <param name="path">The database file.</param>
    /// <param name="folder">An existing folder.</param>
    /// <returns>The path of the copy.</returns>
    /// <exception cref="StoreException">Something could not be read or written.</exception>
    public static string To(SqlSession session, string path, string folder)
    {
        string copy = Path.Combine(folder, Path.GetFileName(path));
        try
        {
            CopyMain(session, path, copy);
            CopyBeside(path, copy, "-wal");
            CopyBeside(path, copy, "-journal");
            return copy;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreFault.FileSystem, $"{path} could not be copied to {copy}: {e.Message} Make room, or choose another folder.", e);
        }
    }

    private static void CopyMain(SqlSession session, string path, string copy)
    {
        // Through SQLite's own descriptor: closing one of ours would drop the locks that this process holds on the file.
        using FileStream target = Create(copy);
        long length = new FileInfo(path).Length;
        byte[] chunk = new byte[Math.Min(ChunkBytes, length)];
        for (long offset = 0; offset < length; offset += ChunkBytes)
        {
            Span<byte> part = chunk.AsSpan(0, (int)Math.Min(ChunkBytes, length - offset));
            int result = NativeSqlite.ReadFile(session.Connection, part, offset);
            if (result != raw.SQLITE_OK)
                throw SqliteErrors.Create(path, result, "reading the file for its copy failed");
            target.Write(part);
        }

        target.Flush();
        NativeSync.Run(target.SafeFileHandle, target.Name);
    }

    private static void CopyBeside(string path, string copy, string suffix)
    {
        // SQLite holds no lock on these files: those of the log lie on its index.
        if (!File.Exists(path + suffix))
            return;

        using var source = new FileStream(path + suffix, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using FileStream target = Create(copy + suffix);
        source.CopyTo(target);
        target.Flush();
        NativeSync.Run(target.SafeFileHandle, target.Name);
    }

    // A new file, never somebody else's: a backup must not destroy an older one.
    private static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
}
