using EmergentLearning.Engine.Analyzers.LockOrder.Model;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>One row of the table of what library calls do with locks. Immutable.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Kind">What sort of lock it is.</param>
/// <param name="Mode">With whom it is shared.</param>
/// <param name="Result">How the caller learns that it has it.</param>
/// <param name="IsArgument">Whether the lock is the first argument instead of the instance.</param>
/// <param name="IsTry">Whether it never waits for ever, whatever its arguments.</param>
internal sealed record LockRow(LockAction Action, LockKind Kind, LockMode Mode, LockResult Result, bool IsArgument = false, bool IsTry = false)
{
    /// <summary>The class that the row names, in a user's table.</summary>
    public string? Class { get; init; }
}
