using EmergentLearning.Engine.Contracts;
using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>A reading connection, and what keeps that what it reads is of one moment.</summary>
/// <param name="Session">The connection.</param>
/// <param name="Kind">How it sees one moment.</param>
/// <param name="Opened">What the files were just before it was opened; <see langword="null"/> where nothing depends on it.</param>
internal readonly record struct ReadConnection(SqlSession Session, ReadConnectionKind Kind = ReadConnectionKind.Locked, DatabaseMoment? Opened = null)
{
    private bool IsChanged => Opened is { IsStill: false };

    /// <summary>Whether it shows what is there now, so that it may be lent.</summary>
    public bool IsCurrent => Kind == ReadConnectionKind.Locked || !IsChanged;

    /// <summary>Whether all that was read through it is of one moment. Half old and half new is wrong, or seems to be damage.</summary>
    public bool IsOfOneMoment => Kind != ReadConnectionKind.Unlocked || !IsChanged;

    /// <summary>Whether a read failed, as far as can be told, because somebody changed the files under it: then a new connection will do.</summary>
    public bool FailedByChange(Exception failure) =>
        Kind == ReadConnectionKind.Unlocked ? IsChanged : Opened is { } then && FailedByChange(failure, then);

    /// <summary>The same of one that could not even be opened.</summary>
    /// <param name="failure">Why not.</param>
    /// <param name="before">What the files were before.</param>
    public static bool FailedByChange(Exception failure, DatabaseMoment before) => IsOfChange(failure) && (IsOfBeginning(failure) || !before.IsStill);

    /// <summary>What is said when patience ends.</summary>
    /// <param name="path">The database.</param>
    /// <param name="what">What was tried: "read".</param>
    /// <param name="failure">How the last try failed; without one its result was half old and half new.</param>
    public static StoreException GiveUp(string path, string what, Exception? failure) =>
        // Files that this user may not open fail alike, and a store that others write into never holds still: then that is the reason.
        failure is StoreException reason && IsOfChange(reason)
            ? reason
            : new StoreBusyException($"{path} was changed each time that it was {what}. Nothing was changed by this; try again.", null, failure);

    /// <summary>
    /// What SQLite says when a file becomes one with a log, or its journal ends, and the reader may neither make the log's index nor undo the change.
    /// </summary>
    private static bool IsOfChange(Exception failure) =>
        failure is SqliteStoreException { Result: var result } && (result & 0xFF) is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY;

    /// <summary>
    /// What SQLite says when a living process has the log's index open, and has not filled it yet: the next thing that it does, but between the two fifty
    /// others may have the processor, and the files look the same all the time. Of an index that nobody has open it says something else, and reads without it.
    /// </summary>
    private static bool IsOfBeginning(Exception failure) => failure is SqliteStoreException { Result: SqliteErrors.NeedsRecovery };
}
