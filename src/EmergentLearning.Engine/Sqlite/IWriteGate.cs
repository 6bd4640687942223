using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>
/// The fair gate that writers of all processes pass one at a time. SQLite's own lock is not fair: writers that poll starve each other.
/// </summary>
internal interface IWriteGate
{
    /// <summary>Waits for the gate. Disposing the result opens it for the next.</summary>
    /// <exception cref="Contracts.StoreException">It was not free in time.</exception>
    [AcquiresLock(EngineLocks.Database)]
    IDisposable Enter(TimeSpan timeout, CancellationToken cancellationToken);
}
