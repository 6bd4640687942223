using EmergentLearning.Engine.Locking;
using Microsoft.Data.Sqlite;

namespace LockOrdering;

internal sealed partial class Journal
{
    /// <summary>
    /// Commits what was never committed: the repository first, then the database, as <see cref="Add"/> does. Whoever comes second waits for
    /// whoever came first, and nobody for both.
    /// </summary>
    public void Repair()
    {
        using LockHandle repository = _git.Acquire(Patience);
        using SqliteTransaction transaction = _database.BeginTransaction();
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
