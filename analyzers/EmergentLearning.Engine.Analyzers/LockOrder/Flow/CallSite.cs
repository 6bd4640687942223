using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>A call, and what is held where it is made. Immutable.</summary>
/// <param name="Operation">The call, in the control-flow graph.</param>
/// <param name="Target">The method that is named.</param>
/// <param name="MayHold">What is held on some path.</param>
/// <param name="MustHold">What is held on every path.</param>
/// <param name="IsUnknown">Whether nothing can be said of what the call runs.</param>
/// <param name="Code">The member or parameter that holds the delegate that is called.</param>
internal sealed record CallSite(
    IOperation Operation, IMethodSymbol Target, ImmutableHashSet<LockKey> MayHold, ImmutableHashSet<LockKey> MustHold, bool IsUnknown,
    ISymbol? Code = null)
{
    public CallSite Join(CallSite other) => this with { MayHold = MayHold.Union(other.MayHold), MustHold = MustHold.Intersect(other.MustHold) };
}
