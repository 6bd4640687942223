using EmergentLearning.Engine.Analyzers.LockOrder.Model;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Cycles;

/// <summary>One path on which a lock is taken while another is held. Immutable.</summary>
/// <param name="Edge">What happens on it.</param>
/// <param name="IsReported">Whether it is a fault by itself: a circle through it is no news.</param>
/// <param name="IsReentry">Whether another lock of the class was held before both: whoever has that one does not wait, or for the order of instances.</param>
internal sealed record GraphPath(LockEdge Edge, bool IsReported, bool IsReentry)
{
    /// <summary>Whether a flow on this path can wait for ever for another one.</summary>
    public bool CanBlock => !IsReported && !IsReentry && !Edge.IsTry && !Edge.IsLoose && !IsInConstruction && !IsOfOwnType && !IsOfOwnObject;

    /// <summary>Whether one of the two runs once at most: such a circle can close only the first time.</summary>
    public bool IsOnce => Edge.Held.Kind is LockKind.Initializer or LockKind.Lazy || Edge.Acquired.Kind is LockKind.Initializer or LockKind.Lazy;

    /// <summary>Nobody has a static of a type before its initialiser has ended, save the initialiser itself.</summary>
    private bool IsOfOwnType => IsStaticOf(Edge.Held, Edge.Acquired) || IsStaticOf(Edge.Acquired, Edge.Held);

    /// <summary>An initialiser shares with others what it gets from a static; an object whose lock it takes otherwise, it has most likely made.</summary>
    private bool IsOfOwnObject => Edge is
    {
        Held.Kind: LockKind.Initializer,
        Acquired: { Kind: not (LockKind.Initializer or LockKind.Lazy), Name: null, Path.Root: not (PathRoot.Static or PathRoot.Type) },
    };

    private static bool IsStaticOf(LockKey initializer, LockKey key) => initializer.Kind == LockKind.Initializer && key.Path.Root == PathRoot.Static
        && Microsoft.CodeAnalysis.SymbolEqualityComparer.Default.Equals(initializer.Path.Symbol, key.Path.Symbol?.ContainingType?.OriginalDefinition);

    /// <summary>Nobody else knows the object yet whose lock is taken in its constructor.</summary>
    private bool IsInConstruction => Edge.Method is Microsoft.CodeAnalysis.IMethodSymbol { MethodKind: Microsoft.CodeAnalysis.MethodKind.Constructor }
        && (Edge.Held.Path.Root == PathRoot.This || Edge.Acquired.Path.Root == PathRoot.This);
}
