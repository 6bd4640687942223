using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>Code that can be invoked: a method, a local function or a lambda, and the instance that it belongs to.</summary>
internal sealed record DelegateValue(IMethodSymbol Method, FlowValue Receiver) : FlowValue
{
    public bool Equals(DelegateValue? other) => other is not null && SymbolEqualityComparer.Default.Equals(Method, other.Method) && Receiver.Equals(other.Receiver);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
}
