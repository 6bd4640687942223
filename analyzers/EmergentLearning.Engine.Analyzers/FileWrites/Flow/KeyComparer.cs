using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>Compares what names a variable: a symbol, or the number of a value that the compiler keeps for itself.</summary>
internal sealed class KeyComparer : IEqualityComparer<object>
{
    public static KeyComparer Instance { get; } = new();

    bool IEqualityComparer<object>.Equals(object x, object y) =>
        x is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, y as ISymbol) : x.Equals(y);

    int IEqualityComparer<object>.GetHashCode(object obj) =>
        obj is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : obj.GetHashCode();
}
