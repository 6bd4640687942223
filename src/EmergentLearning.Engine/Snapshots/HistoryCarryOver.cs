using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Snapshots;

/// <summary>
/// Gives a database that is about to replace another what must not go back in time: the history of what was committed, the numbers that
/// were given out, the fence. And queues every file that differs between the two.
/// </summary>
internal static class HistoryCarryOver
{
    private const string OutboxColumns =
        "sequence, path, content, hash, previous_hash, on_disk, subject, body, recorded_at, commit_group, state, commit_id";

    // The files of a group share a commit, and a batch is held in memory.
    private const int FilesPerCommit = 256;

    /// <param name="session">The database that is about to replace the other.</param>
    /// <param name="livePath">The other.</param>
    /// <param name="reason">Why and when.</param>
    public static void Run(SqlSession session, string livePath, ReplacementReason reason)
    {
        Attach(session, livePath);
        session.Execute("BEGIN IMMEDIATE");
        if (HasOutbox(session))
        {
            RequireUnchanged(session, livePath, reason);
            CarryOver(session);
            QueueDifferences(session, reason);
        }

        session.Execute("COMMIT");
        session.Execute("DETACH live");
    }

    private static void Attach(SqlSession session, string livePath)
    {
        using IStatement attach = session.Prepare("attach ?1 as live");
        attach.BindText(1, livePath);
        attach.MoveNext();
    }

    private static bool HasOutbox(SqlSession session)
    {
        using IStatement select = session.Prepare("select count(*) from live.sqlite_schema where name in ('engine_outbox', 'engine_documents', 'engine_meta')");
        return select.MoveNext() && select.GetInt64(0) == 3;
    }

    private static void RequireUnchanged(SqlSession session, string livePath, ReplacementReason reason)
    {
        using IStatement select = session.Prepare("select coalesce(max(sequence), 0) from live.engine_outbox");
        select.MoveNext();
        if (reason.LastKnownChange is { } known && select.GetInt64(0) > known)
        {
            throw new StoreBusyException(
                $"{livePath} was written to by another process while it was about to be replaced. Nothing was changed; try again.", holder: null);
        }
    }

    private static void CarryOver(SqlSession session)
    {
        session.Execute("delete from main.engine_outbox");
        session.Execute($"insert into main.engine_outbox ({OutboxColumns}) select {OutboxColumns} from live.engine_outbox order by sequence");
        session.Execute(
            "insert into main.engine_meta (key, value) select key, value from live.engine_meta where true "
            + "on conflict (key) do update set value = excluded.value");
        // A number that was given out once names that record in files and in people's notes: it is not given out again.
        session.Execute(
            "update main.sqlite_sequence set seq = max(seq, (select seq from live.sqlite_sequence as other where other.name = main.sqlite_sequence.name)) "
            + "where name in (select name from live.sqlite_sequence)");
        session.Execute(
            "insert into main.sqlite_sequence (name, seq) select name, seq from live.sqlite_sequence "
            + "where name not in (select name from main.sqlite_sequence) and name in (select name from main.sqlite_schema)");
    }

    private static void QueueDifferences(SqlSession session, ReplacementReason reason)
    {
        // A path that only the other has is deleted; it keeps a row without a hash, which says so.
        session.Execute(
            "insert into main.engine_documents (path, content, hash, sequence) select path, null, null, 0 from live.engine_documents as other "
            + "where other.hash is not null and not exists (select 1 from main.engine_documents as ours where ours.path = other.path)");
        using (IStatement insert = session.Prepare(
            "insert into main.engine_outbox (path, content, hash, previous_hash, on_disk, subject, body, recorded_at, commit_group) "
            + "select ours.path, ours.content, ours.hash, other.hash, 0, ?1, ?2, ?3, ?4 || '-' || ((row_number() over (order by ours.path) - 1) / ?5) "
            + "from main.engine_documents as ours left join live.engine_documents as other on other.path = ours.path "
            + "where ours.hash is not other.hash order by ours.path"))
        {
            insert.BindText(1, reason.Message.Subject);
            if (reason.Message.Body is { } body)
                insert.BindText(2, body);
            else
                insert.BindNull(2);
            insert.BindText(3, reason.At.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            insert.BindText(4, $"replace-{Guid.NewGuid():N}");
            insert.BindInt64(5, FilesPerCommit);
            insert.MoveNext();
        }

        session.Execute(
            "update main.engine_documents set sequence = coalesce("
            + "(select max(sequence) from main.engine_outbox as last where last.path = main.engine_documents.path), sequence)");
    }
}
