using EmergentLearning.Engine.Contracts;
using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>
/// Copies a database whose writers are not kept away, and takes no lock. Between the file and its log a checkpoint may empty the log into the
/// file, or the last writer may leave: such a copy has pages of two moments, and SQLite calls it malformed. So a copy counts only when
/// <list type="bullet">
/// <item>the log was the same one all the time, which its header tells (sqlite.org/fileformat2.html, 4.1): it was only added to, and what a
/// checkpoint moved into the file before the log was copied stands in the copied log, too, which is read instead of the file;</item>
/// <item>or there was no log, and the file, read once more, is still what was copied: then there was a moment, between the two readings, at which all
/// of it was there at once.</item>
/// </list>
/// </summary>
/// <param name="path">The database file.</param>
internal sealed class LiveCopy(string path)
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>
    /// How long it tries. Longer than a read: beside writers that come and go without a rest, each of which empties the log when it leaves, two tries in
    /// three are in vain, and of some thousand copies one was in vain for a second.
    /// </summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A seam for tests: runs between the copying and the second look.</summary>
    public Action? BeforeSecondLook { get; init; }

    /// <summary>Copies the database file, its log and its journal into a folder. The copy is not synced: it is for reading now.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <returns>The path of the copy.</returns>
    /// <exception cref="StoreBusyException">The log was begun anew each time.</exception>
    /// <exception cref="StoreException">Something could not be read or written.</exception>
    public string To(string folder)
    {
        var patience = new Patience(Limit);
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
            byte[] log = LogHeader.Read(path + "-wal");
            string copy = DatabaseCopy.To(probe, path, folder, sync: false);
            BeforeSecondLook?.Invoke();
            if (IsOfOneMoment(probe, copy, log))
                return copy;
        }
        catch (StoreException e) when (IsOfMoving(e))
        {
            // It became shorter, or its log was deleted, while it was read: no moment's copy, like one whose log is another.
            BeforeSecondLook?.Invoke();
        }

        foreach (string half in Directory.EnumerateFiles(folder))
            File.Delete(half);
        return null;
    }

    private static bool IsOfMoving(StoreException e) =>
        e is SqliteStoreException { Result: raw.SQLITE_IOERR_SHORT_READ } || e.InnerException is FileNotFoundException;

    private bool IsOfOneMoment(SqlSession probe, string copy, byte[] log)
    {
        // A log that is begun anew gets its header before its first frame, so that one with the old header had only old frames.
        if (log.Length > 0)
            return LogHeader.Read(path + "-wal").AsSpan().SequenceEqual(log);

        return LogHeader.Read(copy + "-wal").Length == 0 && IsStill(probe, copy);
    }

    /// <summary>Whether the file is what was copied, and no journal came or went: with one, the file is in the middle of a change.</summary>
    private bool IsStill(SqlSession probe, string copy)
    {
        if (File.Exists(path + "-journal") != File.Exists(copy + "-journal") || new FileInfo(path).Length != new FileInfo(copy).Length)
            return false;

        using FileStream file = File.OpenRead(copy);
        byte[] then = new byte[ChunkBytes];
        byte[] now = new byte[ChunkBytes];
        long offset = 0;
        for (int read; (read = file.ReadAtLeast(then, then.Length, throwOnEndOfStream: false)) > 0; offset += read)
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
}
