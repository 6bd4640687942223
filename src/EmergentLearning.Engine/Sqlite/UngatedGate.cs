namespace EmergentLearning.Engine.Sqlite;

/// <summary>No gate of our own: SQLite's lock alone.</summary>
internal sealed class UngatedGate : IWriteGate
{
    public IDisposable Enter(TimeSpan timeout, CancellationToken cancellationToken) => new MemoryStream();
}
