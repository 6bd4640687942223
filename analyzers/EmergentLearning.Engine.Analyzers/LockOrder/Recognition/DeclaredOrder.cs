using System.Collections.Immutable;
using EmergentLearning.Engine.Shared;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>The declared order, and what else the lists say. Immutable.</summary>
/// <param name="Order">The rule.</param>
/// <param name="Classes">The classes of the assembly's own list, or of those it references, outermost first.</param>
internal sealed record DeclaredOrder(DeclaredLockOrder Order, ImmutableArray<string> Classes)
{
    public static readonly DeclaredOrder None = new(DeclaredLockOrder.None, []);

    /// <summary>The class of a database's write lock, unless an attribute says otherwise: the hottest and shortest, so the innermost.</summary>
    public string? Innermost => Classes.IsEmpty ? null : Classes[Classes.Length - 1];

    public override string ToString() => string.Join(" → ", Classes);
}
