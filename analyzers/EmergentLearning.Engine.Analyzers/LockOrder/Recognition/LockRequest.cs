using EmergentLearning.Engine.Analyzers.LockOrder.Model;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>An acquisition that is asked for. Immutable.</summary>
/// <param name="Key">The lock.</param>
/// <param name="MayFail">Whether it gives up instead of waiting as long as it takes.</param>
/// <param name="Result">How the caller learns that it has the lock.</param>
internal sealed record LockRequest(LockKey Key, bool MayFail, LockResult Result);
