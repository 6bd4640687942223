using System.Globalization;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Projection;

/// <summary>The outbox table: what is queued, and how far it has come. Callers bring the session or the transaction.</summary>
internal static class Outbox
{
    private const string Columns =
        "sequence, path, content, hash, previous_hash, on_disk, subject, body, recorded_at, commit_group, state, commit_id";

    private const string RequeuePrefix = "requeue-";

    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>Adds an entry; its sequence is assigned here.</summary>
    public static long Append(ISqlTransaction transaction, OutboxEntry entry)
    {
        using (IStatement insert = transaction.Prepare(
            "insert into engine_outbox (path, content, hash, previous_hash, on_disk, subject, body, recorded_at, commit_group) "
            + "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"))
        {
            insert.BindText(1, entry.Path);
            if (entry.Content is { } content)
                insert.BindBlob(2, content);
            insert.BindOptionalText(3, entry.Hash);
            insert.BindOptionalText(4, entry.PreviousHash);
            insert.BindInt64(5, entry.OnDisk ? 1 : 0);
            insert.BindText(6, entry.Message.Subject);
            insert.BindOptionalText(7, entry.Message.Body);
            insert.BindText(8, entry.RecordedAt.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture));
            insert.BindOptionalText(9, entry.Group);
            insert.MoveNext();
        }

        return transaction.LastInsertRowId;
    }

    /// <summary>
    /// The oldest entries in a state, at most <paramref name="limit"/> and about <paramref name="maxBytes"/> of content, so that
    /// memory stays bounded however long the backlog is. A group is never split: its members share one commit.
    /// </summary>
    /// <param name="session">The database.</param>
    /// <param name="state">The state.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="maxBytes">About how many bytes of content at most.</param>
    /// <param name="blocked">Paths to leave out; however many entries they have, those behind them are found.</param>
    public static IReadOnlyList<OutboxEntry> ReadPending(
        IReadSession session, OutboxState state, int limit, long maxBytes, IReadOnlyDictionary<string, string> blocked)
    {
        using IStatement select = session.Prepare(
            $"select {Columns} from engine_outbox where state = ?1 and state < 3 order by sequence");
        select.BindInt64(1, (long)state);
        var entries = new List<OutboxEntry>();
        long bytes = 0;
        while (select.MoveNext())
        {
            if (blocked.ContainsKey(select.GetText(1)))
                continue;

            OutboxEntry entry = Read(select);
            bool sameGroup = entries.Count > 0 && entry.Group is not null && entry.Group == entries[^1].Group;
            if (!sameGroup && (entries.Count >= limit || bytes >= maxBytes))
                break;
            entries.Add(entry);
            bytes += entry.Content?.Length ?? 0;
        }

        return entries;
    }

    /// <summary>Whether anything is left to do: without git for files alone, with it for commits and for its index too.</summary>
    public static bool HasPending(IReadSession session, bool useGit)
    {
        using IStatement select = session.Prepare("select 1 from engine_outbox where state < ?1 and state < 3 limit 1");
        select.BindInt64(1, useGit ? (long)OutboxState.Done : (long)OutboxState.Written);
        return select.MoveNext();
    }

    /// <summary>Whether a path has changes that its file does not have yet.</summary>
    public static bool HasUnwritten(IReadSession session, string path)
    {
        using IStatement select = session.Prepare("select 1 from engine_outbox where path = ?1 and state = 0 and on_disk = 0 limit 1");
        select.BindText(1, path);
        return select.MoveNext();
    }

    /// <summary>The paths that have entries in the queue.</summary>
    public static IReadOnlyList<string> ReadQueuedPaths(IReadSession session)
    {
        using IStatement select = session.Prepare("select distinct path from engine_outbox where state = 0 and state < 3");
        var paths = new List<string>();
        while (select.MoveNext())
            paths.Add(select.GetText(0));
        return paths;
    }

    /// <summary>The paths that are committed but not yet in git's shared index, each with the first such commit, oldest first.</summary>
    public static IReadOnlyList<(string Path, string CommitId)> ReadUnindexed(IReadSession session)
    {
        // The other columns of a group come from the row with the minimum (sqlite.org/lang_select.html, bare columns).
        using IStatement select = session.Prepare(
            "select path, commit_id, min(sequence) from engine_outbox where state = 2 and state < 3 group by path order by 3");
        var paths = new List<(string, string)>();
        while (select.MoveNext())
            paths.Add((select.GetText(0), select.GetText(1)));
        return paths;
    }

    /// <summary>The first of some entries that has not come as far as a state, or the last when all have.</summary>
    public static long FindLaggard(IReadSession session, long first, long last, OutboxState state)
    {
        using IStatement select = session.Prepare(
            "select sequence from engine_outbox where sequence between ?1 and ?2 and state < ?3 order by sequence limit 1");
        select.BindInt64(1, first);
        select.BindInt64(2, last);
        select.BindInt64(3, (long)state);
        return select.MoveNext() ? select.GetInt64(0) : last;
    }

    /// <summary>One entry without its content.</summary>
    public static ProjectionState? Find(IReadSession session, long sequence)
    {
        using IStatement select = session.Prepare(
            "select path, state, commit_id, commit_id is null and hash is not previous_hash from engine_outbox where sequence = ?1");
        select.BindInt64(1, sequence);
        if (!select.MoveNext())
            return null;

        var state = (OutboxState)select.GetInt64(1);
        Acknowledgement level = state switch
        {
            OutboxState.Queued => Acknowledgement.Durable,
            OutboxState.Written => Acknowledgement.Projected,
            // Done without a commit although there was something to commit: the store was open without git.
            OutboxState.Done when select.GetInt64(3) != 0 => Acknowledgement.Projected,
            _ => Acknowledgement.Committed,
        };
        string? commitId = level == Acknowledgement.Committed && !select.IsNull(2) ? select.GetText(2) : null;
        return new ProjectionState(sequence, select.GetText(0), level, commitId);
    }

    /// <summary>The hashes that a file may have without anybody but the store having changed it, while entries are still queued for it.</summary>
    public static IReadOnlySet<string?> ReadExpectedHashes(IReadSession session, string path)
    {
        using IStatement select = session.Prepare("select previous_hash, hash from engine_outbox where path = ?1 and state = 0 order by sequence");
        select.BindText(1, path);
        var hashes = new HashSet<string?>();
        while (select.MoveNext())
        {
            hashes.Add(select.FindText(0));
            hashes.Add(select.FindText(1));
        }

        return hashes;
    }

    /// <summary>
    /// Sets the state and, unless null, the commit of entries. One that a conflict has sent to another path meanwhile is left alone:
    /// there its file is still to be written.
    /// </summary>
    public static void Mark(ISqlTransaction transaction, IEnumerable<(OutboxEntry Entry, string? CommitId)> entries, OutboxState state)
    {
        foreach ((OutboxEntry entry, string? commitId) in entries)
        {
            using IStatement update = transaction.Prepare(
                "update engine_outbox set state = max(state, ?2), commit_id = coalesce(?3, commit_id), "
                + "content = case when ?2 >= 2 then null else content end where sequence = ?1 and path = ?4");
            update.BindInt64(1, entry.Sequence);
            update.BindInt64(2, (long)state);
            update.BindOptionalText(3, commitId);
            update.BindText(4, entry.Path);
            update.MoveNext();
        }
    }

    /// <summary>Notes that the shared index of git knows what was committed for these paths.</summary>
    public static void MarkIndexed(ISqlTransaction transaction, IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            using IStatement update = transaction.Prepare("update engine_outbox set state = 3 where path = ?1 and state = 2");
            update.BindText(1, path);
            update.MoveNext();
        }
    }

    /// <summary>
    /// Queues every living document for the first commits of a new history; each is bounded, as everything that is held in memory.
    /// </summary>
    public static void RequeueAll(ISqlTransaction transaction, CommitMessage message, DateTimeOffset now) =>
        Requeue(transaction, "hash is not null", message, now);

    /// <summary>Queues every living document that has no commit and waits for none: the store was used without git before.</summary>
    public static void RequeueUncommitted(ISqlTransaction transaction, CommitMessage message, DateTimeOffset now) =>
        Requeue(
            transaction,
            "hash is not null and not exists (select 1 from engine_outbox as earlier "
            + "where earlier.path = engine_documents.path and (earlier.commit_id is not null or earlier.state < 3))",
            message,
            now);

    /// <summary>Whether an entry is a document that was queued once more for a history.</summary>
    public static bool IsRequeued(OutboxEntry entry) => entry.Group?.StartsWith(RequeuePrefix, StringComparison.Ordinal) == true;

    private static void Requeue(ISqlTransaction transaction, string condition, CommitMessage message, DateTimeOffset now)
    {
        using IStatement insert = transaction.Prepare(
            "insert into engine_outbox (path, content, hash, previous_hash, on_disk, subject, body, recorded_at, commit_group) "
            + "select path, content, hash, null, 0, ?1, ?2, ?3, ?4 || '-' || ((row_number() over (order by path) - 1) / 256) "
            + $"from engine_documents where {condition} order by path");
        insert.BindText(1, message.Subject);
        insert.BindOptionalText(2, message.Body);
        insert.BindText(3, now.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture));
        insert.BindText(4, $"{RequeuePrefix}{Guid.NewGuid():N}");
        insert.MoveNext();
    }

    /// <summary>Sends queued entries of one path to another.</summary>
    /// <returns>The last of them.</returns>
    public static long MoveQueued(ISqlTransaction transaction, string path, string newPath)
    {
        long last = FindLastQueued(transaction, path);
        using IStatement update = transaction.Prepare(
            "update engine_outbox set path = ?2, previous_hash = case when sequence = "
            + "(select min(sequence) from engine_outbox where path = ?1 and state = 0) then null else previous_hash end "
            + "where path = ?1 and state = 0");
        update.BindText(1, path);
        update.BindText(2, newPath);
        update.MoveNext();
        return last;
    }

    private static long FindLastQueued(ISqlTransaction transaction, string path)
    {
        using IStatement select = transaction.Prepare("select coalesce(max(sequence), 0) from engine_outbox where path = ?1 and state = 0");
        select.BindText(1, path);
        select.MoveNext();
        return select.GetInt64(0);
    }

    private static OutboxEntry Read(IStatement row) => new()
    {
        Sequence = row.GetInt64(0),
        Path = row.GetText(1),
        Content = row.IsNull(2) ? null : row.GetBlob(2),
        Hash = row.FindText(3),
        PreviousHash = row.FindText(4),
        OnDisk = row.GetInt64(5) != 0,
        Message = new CommitMessage(row.GetText(6), row.FindText(7)),
        RecordedAt = DateTimeOffset.ParseExact(row.GetText(8), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        Group = row.FindText(9),
        State = (OutboxState)row.GetInt64(10),
        CommitId = row.FindText(11),
    };
}
