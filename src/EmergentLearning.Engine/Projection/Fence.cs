using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Projection;

/// <summary>
/// Keeps a pass that was stopped, and whose lock somebody took away meanwhile, from writing over the work of a later one (Kleppmann,
/// "How to do distributed locking", 2016: a fencing token). Each pass counts an epoch in the database up by one, in the transaction that
/// begins its work; each later transaction of the pass, each publication of files and each move of a branch first looks whether the
/// epoch is still its own. The kernel's lock excludes; this only matters when somebody has deleted or replaced the lock file.
/// </summary>
internal sealed class Fence
{
    private readonly SqliteDatabase _database;
    private readonly string _lockPath;
    private readonly long _mine;

    private Fence(SqliteDatabase database, string lockPath, long mine)
    {
        _database = database;
        _lockPath = lockPath;
        _mine = mine;
    }

    /// <summary>Begins an epoch: whatever pass was before writes nothing more.</summary>
    /// <exception cref="FencedException">The lock was lost before the pass began.</exception>
    public static async Task<Fence> RaiseAsync(SqliteDatabase database, LockHandle repositoryLock, CancellationToken cancellationToken)
    {
        long mine = await database.WriteAsync(
            transaction =>
            {
                // Inside the transaction, since others may have raised it while this one waited for its turn: one who was stopped between
                // taking the lock and this line must not come in late and put out the pass of the lock's new holder.
                if (!repositoryLock.IsInPlace())
                    throw Lost(database.Path, repositoryLock.Path);
                return EngineMeta.RaiseEpoch(transaction);
            },
            cancellationToken).ConfigureAwait(false);
        return new Fence(database, repositoryLock.Path, mine);
    }

    /// <summary>Refuses a transaction of this pass when a later pass has begun. The gate is held: nobody can begin one until it commits.</summary>
    /// <exception cref="FencedException">A later pass has begun; the transaction must not be committed.</exception>
    public void Check(IReadSession transaction)
    {
        if (EngineMeta.ReadEpoch(transaction) != _mine)
            throw Lost(_database.Path, _lockPath);
    }

    /// <summary>As above, in front of what no transaction covers: files, git's locks, the branch.</summary>
    /// <exception cref="FencedException">A later pass has begun.</exception>
    public void Check() => _database.Read(this, static (session, fence) =>
    {
        fence.Check(session);
        return true;
    });

    private static FencedException Lost(string database, string lockPath) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"A pass over {database} was stopped, and another has begun meanwhile: the lock file '{lockPath}' was deleted or replaced while it was "
        + $"held. This pass wrote nothing more; the other does its work. Never delete the lock file."));
}
