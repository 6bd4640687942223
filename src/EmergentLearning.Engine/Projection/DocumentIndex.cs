using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Observability;

namespace EmergentLearning.Engine.Projection;

/// <summary>What files a store ought to have, for those who compare it with what lies on disk. Thread-safe; reads only.</summary>
public static class DocumentIndex
{
    /// <summary>The SHA-256 of every living document, in hexadecimal, by path. Empty for a database that was never adopted.</summary>
    public static IReadOnlyDictionary<string, string> ReadHashes(IReadSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!IsAdopted(session))
            return hashes;

        using IStatement select = session.Prepare("select path, hash from engine_documents where hash is not null order by path");
        while (select.MoveNext())
            hashes.Add(select.GetText(0), select.GetText(1));
        return hashes;
    }

    /// <summary>The SHA-256 of one document's bytes, in hexadecimal, or <see langword="null"/> when there is no such document.</summary>
    public static string? FindHash(IReadSession session, string path)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (!IsAdopted(session))
            return null;

        using IStatement select = session.Prepare("select hash from engine_documents where path = ?1 and hash is not null");
        select.BindText(1, path);
        return select.MoveNext() ? select.GetText(0) : null;
    }

    /// <summary>The bytes of a document, or <see langword="null"/>.</summary>
    public static byte[]? FindContent(IReadSession session, string path)
    {
        ArgumentNullException.ThrowIfNull(session);
        return IsAdopted(session) ? Documents.FindContent(session, path) : null;
    }

    /// <summary>The paths of changes whose files are not written yet: until they are, a difference is no news.</summary>
    public static IReadOnlySet<string> ReadQueuedPaths(IReadSession session) => ReadPaths(session, "state = 0");

    /// <summary>The paths of changes whose files are written and whose commits are pending.</summary>
    public static IReadOnlySet<string> ReadUncommittedPaths(IReadSession session) => ReadPaths(session, "state = 1");

    /// <summary>
    /// Whether the file of a path is written and committed as the store has it: nothing is queued for it. Only then does a file that is missing
    /// tell of somebody who removed it, and not of a projection that a kill ended.
    /// </summary>
    public static bool IsSettled(IReadSession session, string path)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (!IsAdopted(session))
            return false;

        using IStatement select = session.Prepare("select 1 from engine_outbox where path = ?1 and state < 2 limit 1");
        select.BindText(1, path);
        return !select.MoveNext();
    }

    /// <summary>How much is pending. Looks at what is pending alone, however long the history is. Nothing for a database that was never adopted.</summary>
    /// <param name="session">The database.</param>
    /// <param name="now">What the age is measured from.</param>
    public static OutboxStatus ReadOutbox(IReadSession session, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (!IsAdopted(session))
            return new OutboxStatus(0, 0, 0, null);

        OutboxReading outbox = OutboxGauge.Read(session, now);
        return new OutboxStatus(outbox.Queued, outbox.Written, outbox.Committed, outbox.Age);
    }

    /// <summary>The id of the newest commit that the store knows to be on its branch, or <see langword="null"/>.</summary>
    /// <param name="session">The database.</param>
    public static string? FindLastCommit(IReadSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (!IsAdopted(session))
            return null;

        using IStatement select = session.Prepare(
            "select commit_id from engine_outbox where state >= 2 and commit_id is not null order by sequence desc limit 1");
        return select.MoveNext() ? select.GetText(0) : null;
    }

    private static HashSet<string> ReadPaths(IReadSession session, string condition)
    {
        ArgumentNullException.ThrowIfNull(session);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        if (!IsAdopted(session))
            return paths;

        using IStatement select = session.Prepare($"select path from engine_outbox where {condition} and state < 3");
        while (select.MoveNext())
            paths.Add(select.GetText(0));
        return paths;
    }

    internal static bool IsAdopted(IReadSession session)
    {
        using IStatement select = session.Prepare("select 1 from sqlite_schema where type = 'table' and name = 'engine_outbox'");
        return select.MoveNext();
    }
}
