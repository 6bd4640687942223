using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>What a call names, and what it says of the instance, as far as that decides which bodies can run. Immutable.</summary>
internal readonly struct Callee : IEquatable<Callee>
{
    private Callee(ISymbol symbol, ITypeSymbol? receiver, bool isDirect) => (Symbol, Receiver, IsDirect) = (symbol, receiver, isDirect);

    /// <summary>The method, or the member or parameter whose delegate is invoked.</summary>
    public ISymbol Symbol { get; }

    /// <summary>The type of the instance where it is another than the method's; otherwise null.</summary>
    public ITypeSymbol? Receiver { get; }

    /// <summary>Whether the named method itself is called, whatever overrides it.</summary>
    public bool IsDirect { get; }

    /// <summary>A method on any instance, or code that is kept.</summary>
    public static Callee Of(ISymbol symbol) => new(symbol.OriginalDefinition, null, isDirect: false);

    /// <summary>A method on an instance of this type.</summary>
    public static Callee Of(IMethodSymbol method, ITypeSymbol? receiver, bool isDirect)
    {
        method = method.OriginalDefinition;
        if (!(method.IsVirtual || method.IsAbstract || method.IsOverride || method.ContainingType?.TypeKind == TypeKind.Interface))
            return new(method, null, isDirect: false);
        receiver = isDirect ? null : receiver?.OriginalDefinition;
        return new(method, SymbolEqualityComparer.Default.Equals(receiver, method.ContainingType) ? null : receiver, isDirect);
    }

    public bool Equals(Callee other) => IsDirect == other.IsDirect && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol)
        && SymbolEqualityComparer.Default.Equals(Receiver, other.Receiver);

    public override bool Equals(object? obj) => obj is Callee other && Equals(other);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Symbol);
}
