using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>What a body calls: methods, and members whose delegates are invoked. Written by one thread, and then only read.</summary>
internal sealed class CalleeSet
{
    private readonly HashSet<ISymbol> _all = new(SymbolEqualityComparer.Default);
    private HashSet<ISymbol>? _underLock;
    private HashSet<ISymbol>? _known;

    public IEnumerable<ISymbol> All => _all;

    /// <summary>Whether it is called inside a <c>lock</c> statement.</summary>
    public bool IsUnderLock(ISymbol callee) => _underLock?.Contains(callee) == true;

    /// <summary>Whether it is called on an instance of which more is known than that it is one of the method's type.</summary>
    public bool IsOnKnown(ISymbol callee) => _known?.Contains(callee) == true;

    public void Add(ISymbol callee, bool isUnderLock, bool isOnKnown = false)
    {
        _all.Add(callee);
        if (isUnderLock)
            (_underLock ??= new(SymbolEqualityComparer.Default)).Add(callee);
        if (isOnKnown)
            (_known ??= new(SymbolEqualityComparer.Default)).Add(callee);
    }
}
