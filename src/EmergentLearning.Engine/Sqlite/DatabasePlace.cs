using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>
/// Whether a database that is open is still the one that its path leads to. Somebody may delete or replace it, or its log, under an open
/// connection; SQLite then goes on, without a word, in files that nobody will ever find again (sqlite.org/howtocorrupt.html 4). Used by the
/// writer's thread.
/// </summary>
/// <param name="path">The database file, which is there.</param>
internal sealed class DatabasePlace(string path)
{
    private readonly EntryStat? _database = Look(path);
    private EntryStat? _log;

    /// <summary>Call it when a commit has returned and before anybody is told of it: by then the log is there, too.</summary>
    /// <exception cref="StoreException">What was committed cannot be found under the path any more.</exception>
    public void Require()
    {
        EntryStat? log = Look(path + "-wal");
        // SQLite keeps one log for as long as a connection is open. The first look remembers it.
        _log ??= log;
        if (IsSame(_database, Look(path)) && IsSame(_log, log))
            return;

        throw new StoreException(
            StoreFault.FileSystem,
            $"{path} or its log was deleted, moved or replaced while it was open, so what is written now would be lost. "
            + "Put the folder back as it was, then open the store again.");
    }

    private static EntryStat? Look(string file) => EntryStat.Of(file, out EntryStat found) == 0 ? found : null;

    private static bool IsSame(EntryStat? before, EntryStat? now) => before is { } one && now is { } other && one.IsSameFile(other);
}
