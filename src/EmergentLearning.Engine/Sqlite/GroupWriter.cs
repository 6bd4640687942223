using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Order;
using EmergentLearning.Engine.Observability;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>Carries out one group of writes in one transaction. Used by the writer's thread, under the gate.</summary>
internal sealed class GroupWriter(SqlSession session, string path, DurabilityLatch durability)
{
    // SQLITE_DBSTATUS_DEFERRED_FKS
    private const int DeferredForeignKeys = 10;
    private readonly DatabasePlace _place = new(path);

    /// <summary>The store's tag in measurements.</summary>
    public string Store { get; init; } = "";

    /// <summary>Who is told of locks in the wrong order.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>How many transactions have been committed.</summary>
    public long Commits { get; private set; }

    /// <summary>A seam for tests: runs in front of each commit and may throw what SQLite would.</summary>
    internal Action? BeforeCommit { get; set; }

    /// <summary>Refuses every later write, of files too, until the store is opened again.</summary>
    public void Poison(StoreException cause)
    {
        durability.Lose(cause);
        // For who opens it next; whether or not the note could be left, nothing more is written here.
        _ = UnsyncedLog.Note(path);
    }

    /// <summary>Commits what succeeds; each item then carries its failure or none.</summary>
    public void Run(IReadOnlyList<WriteItem> group)
    {
        try
        {
            durability.ThrowIfLost();
            session.Execute("BEGIN IMMEDIATE");
            // With nobody beside it the transaction is what is undone. A savepoint would have SQLite copy every page that is changed, and walk
            // through all the copies after each statement: a tenth of an import.
            if (group.Count == 1)
                RunChecked(group[0]);
            else
                RunAll(group);
            Commit();
        }
        catch (Exception e)
        {
            // Nothing of the group is on disk, so nothing of it may be acknowledged; one that failed by itself keeps its own reason.
            foreach (WriteItem item in group)
                item.Failure ??= e;
            RollBack();
        }
    }

    private void RunAll(IReadOnlyList<WriteItem> group)
    {
        foreach (WriteItem item in group)
            RunOne(item);
    }

    private void RunChecked(WriteItem item)
    {
        RunForCaller(item);
        session.TakeBackAll();
        RequireTransaction(null);
        RequireForeignKeys();
    }

    private void RunOne(WriteItem item)
    {
        session.Execute("SAVEPOINT item");
        try
        {
            RunChecked(item);
            session.Execute("RELEASE item");
        }
        catch (Exception e)
        {
            item.Failure = e;
            session.TakeBackAll();
            RequireTransaction(e);
            session.Execute("ROLLBACK TO item");
            session.Execute("RELEASE item");
        }
    }

    private void RunForCaller(WriteItem item)
    {
        if (item.HeldByCaller is not { } held)
        {
            item.Run(session);
            return;
        }

        // The caller waits for this thread, so its locks stand before the gate and before whatever the work takes.
        using FlowScope flow = HeldLocks.WorkFor(held, Logger);
        item.Run(session);
    }

    /// <summary>After a full disk or an I/O error SQLite may have rolled back the whole transaction, with it the items before.</summary>
    private void RequireTransaction(Exception? cause)
    {
        if (session.InTransaction)
            return;

        throw new StoreException(
            cause is StoreException store ? store.Fault : StoreFault.Database,
            $"{path}: a write beside this one ended their common transaction; this one was not carried out. Try again.",
            cause);
    }

    /// <summary>A deferred foreign key is checked at the commit only, where its failure would be everybody's.</summary>
    private void RequireForeignKeys()
    {
        session.Check(raw.sqlite3_db_status(session.Connection, DeferredForeignKeys, out int violated, out _, resetFlg: 0));
        if (violated != 0)
            throw SqliteErrors.Create(path, raw.SQLITE_CONSTRAINT, "FOREIGN KEY constraint failed");
    }

    private void Commit()
    {
        try
        {
            BeforeCommit?.Invoke();
            using CommitTiming timing = CommitTiming.Begin(Store);
            // Synced when this returns: synchronous=FULL syncs the log before a commit counts.
            session.Execute("COMMIT");
            Commits++;
        }
        catch (SqliteStoreException e) when (SqliteErrors.Poisons(e.Result))
        {
            // After a failed sync the kernel may report the next one as a success although the bytes are gone. Only reopening tells.
            Poison(e);
            throw durability.Explain();
        }

        RequireInPlace();
    }

    /// <summary>Between the commit and its acknowledgement: nobody is promised what lies in a file that was deleted.</summary>
    private void RequireInPlace()
    {
        try
        {
            _place.Require();
        }
        catch (StoreException e)
        {
            Poison(e);
            throw;
        }
    }

    private void RollBack()
    {
        session.TakeBackAll();
        if (!session.InTransaction)
            return;

        // A failure here changes nothing: the items have failed already, and an open transaction makes the next BEGIN fail loudly.
        _ = raw.sqlite3_exec(session.Connection, "ROLLBACK");
    }
}
