using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;
using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>Copies a database's files byte for byte.</summary>
internal static class DatabaseCopy
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>Copies the database file, its log and its journal, whatever is there, into a folder. SQLite makes the log's index anew.</summary>
    /// <param name="session">A connection whose transaction keeps writers away. Without one the copy may be of no moment: see <see cref="LiveCopy"/>.</param>
    /// <param name="path">The database file.</param>
    /// <param name="folder">An existing folder.</param>
    /// <param name="sync">Whether the copy has to survive a power loss.</param>
    /// <returns>The path of the copy.</returns>
    /// <exception cref="StoreException">Something could not be read or written.</exception>
    public static string To(SqlSession session, string path, string folder, bool sync)
    {
        string copy = Path.Combine(folder, Path.GetFileName(path));
        try
        {
            // The file before its log: what a checkpoint copies into the file meanwhile then stands in the log, too.
            CopyMain(session, path, copy, sync);
            CopyBeside(path + "-wal", copy + "-wal", sync);
            CopyBeside(path + "-journal", copy + "-journal", sync);
            return copy;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreFault.FileSystem, $"{path} could not be copied to {copy}: {e.Message} Make room, or choose another folder.", e);
        }
    }

    private static void CopyMain(SqlSession session, string path, string copy, bool sync)
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

        Finish(target, sync);
    }

    private static void CopyBeside(string path, string copy, bool sync)
    {
        // SQLite holds no lock on these files: those of the log lie on its index.
        if (!File.Exists(path))
            return;

        using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using FileStream target = Create(copy);
        source.CopyTo(target);
        Finish(target, sync);
    }

    private static void Finish(FileStream target, bool sync)
    {
        target.Flush();
        // A backup has to be there after a power loss, or what it was made for must not begin.
        if (sync)
            NativeSync.Run(target.SafeFileHandle, target.Name);
    }

    // A new file, never somebody else's: a backup must not destroy an older one.
    private static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
}
