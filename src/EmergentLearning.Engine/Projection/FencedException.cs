using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Projection;

/// <summary>A pass that has lost the store to a later one, and so writes nothing more. What it leaves undone, the later one does.</summary>
internal sealed class FencedException(string message) : StoreException(StoreFault.Lock, message);
