namespace EmergentLearning.Engine.Locking.Order;

/// <summary>Gives a flow back what it held before. Dispose it in the method that made it.</summary>
/// <param name="before">What the flow held.</param>
internal readonly struct FlowScope(HeldLock[]? before) : IDisposable
{
    /// <summary>Gives it back.</summary>
    public void Dispose() => FlowLocks.Restore(before);
}
