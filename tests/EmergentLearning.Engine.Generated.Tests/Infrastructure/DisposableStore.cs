using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Generated.Tests.Infrastructure;

/// <summary>Closes a store in memory at the end of a test.</summary>
internal sealed class DisposableStore(StoreSchema schema) : IDisposable
{
    public MemoryStore Store { get; } = new(schema);

    public void Dispose() => Store.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
