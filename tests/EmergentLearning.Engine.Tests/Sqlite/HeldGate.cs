using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Tests.Sqlite;

/// <summary>A gate that a test closes, so that it decides which writes wait together.</summary>
internal sealed class HeldGate : IWriteGate, IDisposable
{
    private readonly ManualResetEventSlim _open = new(true);

    public bool Refuses { get; set; }

    /// <summary>How long the last one that came was ready to wait.</summary>
    public TimeSpan LastPatience { get; private set; }

    public void Close() => _open.Reset();

    public void Open() => _open.Set();

    public IDisposable Enter(TimeSpan timeout, CancellationToken cancellationToken)
    {
        LastPatience = timeout;
        if (Refuses)
            throw new StoreException(StoreFault.Lock, "The gate is held by a test.");
        _open.Wait(cancellationToken);
        return new MemoryStream();
    }

    public void Dispose() => _open.Dispose();
}
