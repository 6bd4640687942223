using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>What a call names, and what it says of the instance, as far as that decides which bodies can run. Immutable.</summary>
internal readonly struct Callee : IEquatable<Callee>
{
    // Kept, since each call of a program is looked up twice: a symbol asks another one for it, and those lie anywhere in memory.
    private readonly int _hash;

    private Callee(ISymbol symbol, ITypeSymbol? receiver, bool isDirect, bool isFixed) =>
        (Symbol, Receiver, IsDirect, IsFixed, _hash) = (symbol, receiver, isDirect, isFixed, SymbolEqualityComparer.Default.GetHashCode(symbol));

    /// <summary>The method, or the member or parameter whose delegate is invoked.</summary>
    public ISymbol Symbol { get; }

    /// <summary>The type of the instance where it is another than the method's; otherwise null.</summary>
    public ITypeSymbol? Receiver { get; }

    /// <summary>Whether the named method itself is called, whatever overrides it.</summary>
    public bool IsDirect { get; }

    /// <summary>Whether it is seen at once that no other method can run. It follows from the symbol, and so tells no two apart.</summary>
    public bool IsFixed { get; }

    /// <summary>A method on any instance, or code that is kept.</summary>
    public static Callee Of(ISymbol symbol) => new(symbol.OriginalDefinition, null, isDirect: false, isFixed: false);

    /// <summary>A method on an instance of this type.</summary>
    public static Callee Of(IMethodSymbol method, ITypeSymbol? receiver, bool isDirect)
    {
        method = method.OriginalDefinition;
        if (!(method.IsVirtual || method.IsAbstract || method.IsOverride || method.ContainingType?.TypeKind == TypeKind.Interface))
            return new(method, null, isDirect: false, isFixed: true);
        receiver = isDirect ? null : receiver?.OriginalDefinition;
        return new(method, IsSame(receiver, method.ContainingType) ? null : receiver, isDirect, isFixed: false);
    }

    public bool Equals(Callee other) => _hash == other._hash && IsDirect == other.IsDirect && IsSame(Symbol, other.Symbol) && IsSame(Receiver, other.Receiver);

    public override bool Equals(object? obj) => obj is Callee other && Equals(other);

    public override int GetHashCode() => _hash;

    private static bool IsSame(ISymbol? one, ISymbol? other) => ReferenceEquals(one, other) || SymbolEqualityComparer.Default.Equals(one, other);
}
