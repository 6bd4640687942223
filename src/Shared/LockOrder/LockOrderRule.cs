namespace EmergentLearning.Engine.Shared;

/// <summary>
/// The one rule of lock order, used by the run-time checker and by the analyzer: the next lock must rank after every lock held.
/// Outermost first: Repository, File, Database. The repository lock is held longest, the database's write lock is the hottest
/// and shortest, so it is innermost.
/// </summary>
internal static class LockOrderRule
{
    /// <summary>Whether a lock of rank <paramref name="next"/> may be taken while locks of the ranks <paramref name="held"/> are held.</summary>
    public static bool MayAcquire(int next, IEnumerable<int> held)
    {
        foreach (int rank in held)
        {
            if (rank >= next)
                return false;
        }

        return true;
    }
}
