using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>
/// A method asked whether its thread holds a lock, which it does not itself: from there on it takes that lock only where its callers do not hold it.
/// </summary>
internal sealed record HeldTest(AccessPath Path) : BranchTest
{
    public override bool IsAbout(object target) => target switch
    {
        AccessPath path => Path.BeginsWith(path),
        ISymbol variable => !ReferenceEquals(Path.Forget(variable), Path),
        _ => false,
    };

    /// <summary>The answer as far as the method itself holds the lock.</summary>
    /// <param name="question">The property or call that asks.</param>
    /// <param name="name">Its name.</param>
    /// <param name="lockValue">The lock.</param>
    /// <param name="state">The state before.</param>
    /// <returns>Null where it is no such question, or it is not known of which lock.</returns>
    public static FlowState? Ask(IOperation question, string name, FlowValue lockValue, FlowState state)
    {
        if (ModeOf(name) is not { } mode || lockValue is not PathValue { Path: var path })
            return null;
        return state.Held.Keys.Any(held => held.Mode == mode && held.Path.Equals(path))
            ? state.With(question, ConstantValue.True)
            : state.With(new HeldTest(path), ConstantValue.True);
    }

    private static LockMode? ModeOf(string name) => name switch
    {
        "IsReadLockHeld" or "IsReaderLockHeld" => LockMode.Shared,
        "IsUpgradeableReadLockHeld" => LockMode.Upgradeable,
        "IsWriteLockHeld" or "IsWriterLockHeld" or "IsHeldByCurrentThread" or "IsEntered" => LockMode.Exclusive,
        _ => null,
    };
}
