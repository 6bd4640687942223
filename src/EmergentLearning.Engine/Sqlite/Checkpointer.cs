using System.Diagnostics;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Observability;
using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>Keeps the write-ahead log small. Used by the writer's thread, under the gate.</summary>
internal sealed class Checkpointer
{
    private readonly SqlSession _session;
    private readonly string _wal;
    private readonly long _limit;
    private long _nextTry;

    public Checkpointer(SqlSession session, string path, long limitBytes)
    {
        _session = session;
        _wal = path + "-wal";
        _limit = limitBytes;
        _nextTry = limitBytes;
    }

    /// <summary>The store's tag in measurements.</summary>
    public string Store { get; init; } = "";

    /// <summary>
    /// Empties the log when it has passed its limit. A reader that still needs it makes SQLite say "busy", which is fine:
    /// the log is tried again once it has grown by another quarter, so that a long reader does not cost every commit a try.
    /// </summary>
    /// <exception cref="StoreException">The log or the database could not be written.</exception>
    public void Run()
    {
        var log = new FileInfo(_wal);
        long length = log.Exists ? log.Length : 0;
        if (length <= _nextTry)
            return;

        using Activity? activity = EngineActivities.Start(EngineActivities.Checkpoint, Store)?.SetTag("wal.size", length);
        // No waiting for readers: every writer waits for this.
        _ = raw.sqlite3_busy_timeout(_session.Connection, 0);
        try
        {
            using IStatement statement = _session.Prepare("PRAGMA wal_checkpoint(TRUNCATE)");
            bool busy = !statement.MoveNext() || statement.GetInt64(0) != 0;
            Tell(activity, busy);
            _nextTry = busy ? length + (_limit / 4) : _limit;
        }
        finally
        {
            _ = raw.sqlite3_busy_timeout(_session.Connection, Connections.BusyMilliseconds);
        }
    }
    private void Tell(Activity? activity, bool busy)
    {
        var outcome = new KeyValuePair<string, object?>(TagNames.CheckpointOutcome, busy ? "busy" : "emptied");
        EngineMeter.Checkpoints.Add(1, new KeyValuePair<string, object?>(TagNames.Store, Store), outcome);
        activity?.SetTag(outcome.Key, outcome.Value);
    }
}
