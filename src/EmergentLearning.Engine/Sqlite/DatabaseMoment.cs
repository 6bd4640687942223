namespace EmergentLearning.Engine.Sqlite;

/// <summary>
/// What a database's files look like from outside. Whoever reads without a lock compares two of them: when they are the same, nobody wrote in
/// between.
/// </summary>
/// <param name="Path">The database file.</param>
/// <param name="Length">Its size, in bytes.</param>
/// <param name="Written">When it was written last.</param>
/// <param name="LogLength">The size of the log, in bytes; 0 when there is none.</param>
/// <param name="HasIndex">Whether the log's index is there; our own writers leave it.</param>
/// <param name="HasJournal">Whether a rollback journal is there: one without a log is in the middle of a change, or was left there.</param>
internal readonly record struct DatabaseMoment(string Path, long Length, DateTime Written, long LogLength, bool HasIndex, bool HasJournal)
{
    // The clock of a file system goes in steps: of up to 10 ms on Linux, of 16 on Windows. Within one step a second write leaves no trace.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    /// <summary>Whether it looks the same now.</summary>
    public bool IsStill => Of(Path) == this;

    /// <summary>Looks, once the last write is long enough ago for the next one to be told from it; waits for that.</summary>
    public static DatabaseMoment Settled(string path)
    {
        DatabaseMoment moment = Of(path);
        // One from the future, of another clock, would never settle.
        if (DateTime.UtcNow - moment.Written is var age && age >= TimeSpan.Zero && age < Step)
        {
            Thread.Sleep(Step);
            moment = Of(path);
        }

        return moment;
    }

    /// <summary>Looks. Opens no file, takes no lock.</summary>
    public static DatabaseMoment Of(string path)
    {
        var file = new FileInfo(path);
        var log = new FileInfo(path + "-wal");
        return new DatabaseMoment(
            path,
            file.Exists ? file.Length : 0,
            file.LastWriteTimeUtc,
            log.Exists ? log.Length : 0,
            File.Exists(path + "-shm"),
            File.Exists(path + "-journal"));
    }
}
