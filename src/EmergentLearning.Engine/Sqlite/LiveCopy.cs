using EmergentLearning.Engine.Contracts;
using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>
/// Copies a database whose writers are not kept away, and takes no lock. Between the file and its log a checkpoint may empty the log into the
/// file, or the last writer may leave: such a copy has pages of two moments, and SQLite calls it malformed. So a copy counts only if, read once
/// more, all that was copied is still there: then there was a moment, between the two readings, at which all of it was there at once. The log
/// may have grown; what was added to it is a later moment's.
/// </summary>
/// <param name="path">The database file.</param>
internal sealed class LiveCopy(string path)
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>A seam for tests: runs between the copying and the second look.</summary>
    public Action? BeforeSecondLook { get; init; }

    /// <summary>Copies the database file, its log and its journal into a folder. The copy is not synced: it is for reading now.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <returns>The path of the copy.</returns>
    /// <exception cref="StoreBusyException">It was written to all the time.</exception>
    /// <exception cref="StoreException">Something could not be read or written.</exception>
    public string To(string folder)
    {
        // Longer than for a read: beside a writer that never rests each checkpoint comes in between, and an upgrade waits for this.
        var patience = new Patience(TimeSpan.FromSeconds(10));
        do
        {
            if (TryCopy(folder) is { } copy)
                return copy;
        }
        while (patience.Rest());
        throw ReadConnection.GiveUp(path, "copied for reading", failure: null);
    }

    private string? TryCopy(string folder)
    {
        using SqlSession probe = Connections.OpenProbe(path);
        try
        {
            string copy = DatabaseCopy.To(probe, path, folder, sync: false);
            BeforeSecondLook?.Invoke();
            if (IsStill(probe, copy))
                return copy;
        }
        catch (StoreException e) when (IsOfMoving(e))
        {
            // It became shorter, or its log was deleted, while it was read: no moment's copy, like one that has changed.
            BeforeSecondLook?.Invoke();
        }

        foreach (string half in Directory.EnumerateFiles(folder))
            File.Delete(half);
        return null;
    }

    private static bool IsOfMoving(StoreException e) =>
        e is SqliteStoreException { Result: raw.SQLITE_IOERR_SHORT_READ } || e.InnerException is FileNotFoundException;

    private bool IsStill(SqlSession probe, string copy)
    {
        using FileStream main = File.OpenRead(copy);
        if (new FileInfo(path).Length != main.Length || !IsSameMain(probe, main))
            return false;

        foreach (string suffix in DatabaseCopy.Suffixes)
        {
            if (!IsStillBeside(path + suffix, copy + suffix, mayGrow: suffix == "-wal"))
                return false;
        }

        return true;
    }

    private static bool IsSameMain(SqlSession probe, FileStream copy)
    {
        byte[] then = new byte[ChunkBytes];
        byte[] now = new byte[ChunkBytes];
        long offset = 0;
        for (int read; (read = copy.ReadAtLeast(then, then.Length, throwOnEndOfStream: false)) > 0; offset += read)
        {
            // Through SQLite's own descriptor: closing one of ours would drop the locks that this process holds on the file.
            if (NativeSqlite.ReadFile(probe.Connection, now.AsSpan(0, read), offset) != raw.SQLITE_OK
                || !now.AsSpan(0, read).SequenceEqual(then.AsSpan(0, read)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsStillBeside(string path, string copy, bool mayGrow)
    {
        // An absent file and an empty one say the same to SQLite.
        long then = LengthOf(copy);
        long now = LengthOf(path);
        if (then > now || (then < now && !mayGrow))
            return false;

        return then == 0 || BeginsWith(path, copy);
    }

    private static bool BeginsWith(string path, string start)
    {
        try
        {
            // SQLite holds no lock on these files, so closing one drops none.
            using var whole = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using FileStream prefix = File.OpenRead(start);
            byte[] then = new byte[ChunkBytes];
            byte[] now = new byte[ChunkBytes];
            for (int read; (read = prefix.ReadAtLeast(then, then.Length, throwOnEndOfStream: false)) > 0;)
            {
                if (whole.ReadAtLeast(now.AsSpan(0, read), read, throwOnEndOfStream: false) < read
                    || !now.AsSpan(0, read).SequenceEqual(then.AsSpan(0, read)))
                {
                    return false;
                }
            }

            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static long LengthOf(string file) => new FileInfo(file) is { Exists: true } found ? found.Length : 0;
}
