using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>A call whose body is yet to run, or to end: an asynchronous method, or an iterator.</summary>
internal sealed record CallValue(IMethodSymbol Method, FlowValue Receiver, ImmutableArray<FlowValue> Arguments, bool IsDirect = false) : FlowValue
{
    public bool Equals(CallValue? other) => other is not null && SymbolEqualityComparer.Default.Equals(Method, other.Method)
        && Receiver.Equals(other.Receiver) && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
}
