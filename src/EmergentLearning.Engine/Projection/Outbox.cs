using System.Globalization;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Projection;

/// <summary>The outbox table: what is queued, and how far it has come. Callers bring the session or the transaction.</summary>
internal static class Outbox
{
    private const string Columns =
        "sequence, path, content, hash, previous_hash, on_disk, subject, body, recorded_at, commit_group, state, commit_id";

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
    public static IReadOnlyList<OutboxEntry> ReadPending(IReadSession session, OutboxState state, int limit, long maxBytes)
    {
        using IStatement select = session.Prepare(
            $"select {Columns} from engine_outbox where state = ?1 and state < 3 order by sequence");
        select.BindInt64(1, (long)state);
        var entries = new List<OutboxEntry>();
        long bytes = 0;
        while (select.MoveNext())
        {
            OutboxEntry entry = Read(select);
            bool sameGroup = entries.Count > 0 && entry.Group is not null && entry.Group == entries[^1].Group;
            if (!sameGroup && (entries.Count >= limit || bytes >= maxBytes))
                break;
            entries.Add(entry);
            bytes += entry.Content?.Length ?? 0;
        }

        return entries;
    }

    /// <summary>Whether anything waits for its file.</summary>
    public static bool HasQueued(IReadSession session)
    {
        using IStatement select = session.Prepare("select 1 from engine_outbox where state = 0 and state < 3 limit 1");
        return select.MoveNext();
    }

    /// <summary>The paths that are committed but not yet in git's shared index.</summary>
    public static IReadOnlyList<string> ReadUnindexedPaths(IReadSession session)
    {
        using IStatement select = session.Prepare("select distinct path from engine_outbox where state = 2 order by path");
        var paths = new List<string>();
        while (select.MoveNext())
            paths.Add(select.GetText(0));
        return paths;
    }

    /// <summary>One entry without its content.</summary>
    public static ProjectionState? Find(IReadSession session, long sequence)
    {
        using IStatement select = session.Prepare("select path, state, commit_id from engine_outbox where sequence = ?1");
        select.BindInt64(1, sequence);
        if (!select.MoveNext())
            return null;

        var state = (OutboxState)select.GetInt64(1);
        Acknowledgement level = state switch
        {
            OutboxState.Queued => Acknowledgement.Durable,
            OutboxState.Written => Acknowledgement.Projected,
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

    /// <summary>Sets the state and, unless null, the commit of entries.</summary>
    public static void Mark(ISqlTransaction transaction, IEnumerable<(long Sequence, string? CommitId)> entries, OutboxState state)
    {
        foreach ((long sequence, string? commitId) in entries)
        {
            using IStatement update = transaction.Prepare(
                "update engine_outbox set state = max(state, ?2), commit_id = coalesce(?3, commit_id), "
                + "content = case when ?2 >= 2 then null else content end where sequence = ?1");
            update.BindInt64(1, sequence);
            update.BindInt64(2, (long)state);
            update.BindOptionalText(3, commitId);
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

    /// <summary>Queues every living document for one commit: the first of a new history.</summary>
    public static void RequeueAll(ISqlTransaction transaction, CommitMessage message, DateTimeOffset now)
    {
        using IStatement insert = transaction.Prepare(
            "insert into engine_outbox (path, content, hash, previous_hash, on_disk, subject, body, recorded_at, commit_group) "
            + "select path, content, hash, null, 0, ?1, ?2, ?3, ?4 from engine_documents where hash is not null order by path");
        insert.BindText(1, message.Subject);
        insert.BindOptionalText(2, message.Body);
        insert.BindText(3, now.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture));
        insert.BindText(4, $"requeue-{Guid.NewGuid():N}");
        insert.MoveNext();
    }

    /// <summary>Sends queued entries of one path to another.</summary>
    public static void MoveQueued(ISqlTransaction transaction, string path, string newPath)
    {
        using IStatement update = transaction.Prepare(
            "update engine_outbox set path = ?2, previous_hash = case when sequence = "
            + "(select min(sequence) from engine_outbox where path = ?1 and state = 0) then null else previous_hash end "
            + "where path = ?1 and state = 0");
        update.BindText(1, path);
        update.BindText(2, newPath);
        update.MoveNext();
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
