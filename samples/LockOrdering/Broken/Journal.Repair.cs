using EmergentLearning.Engine.Locking;
using Microsoft.Data.Sqlite;

namespace LockOrdering;

internal sealed partial class Journal
{
    /// <summary>
    /// Commits what was never committed: the database first, then the repository. While another process is in <see cref="Add"/>, each
    /// of the two waits for what the other holds.
    /// </summary>
    public void Repair()
    {
        using SqliteTransaction transaction = _database.BeginTransaction();
        using LockHandle repository = _git.Acquire(Patience);
        CommitPending(transaction);
        transaction.Commit();
    }

    private void CommitPending(SqliteTransaction transaction)
    {
        using SqliteCommand update = _database.CreateCommand();
        update.Transaction = transaction;
        update.CommandText = "update notes set committed = 1 where committed = 0";
        if (update.ExecuteNonQuery() > 0)
            Commit("repair");
    }
}
