using EmergentLearning.Engine.Analyzers.LockOrder.Model;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Cycles;

/// <summary>One path on which a lock is taken while another is held. Immutable.</summary>
/// <param name="Edge">What happens on it.</param>
/// <param name="IsReported">Whether it is a fault by itself: a circle through it is no news.</param>
internal sealed record GraphPath(LockEdge Edge, bool IsReported)
{
    /// <summary>Whether a flow on this path can wait for ever for another one.</summary>
    public bool CanBlock => !IsReported && !Edge.IsTry && !IsInConstruction;

    /// <summary>Nobody else knows the object yet whose lock is taken in its constructor.</summary>
    private bool IsInConstruction => Edge.Method is Microsoft.CodeAnalysis.IMethodSymbol { MethodKind: Microsoft.CodeAnalysis.MethodKind.Constructor }
        && (Edge.Held.Path.Root == PathRoot.This || Edge.Acquired.Path.Root == PathRoot.This);
}
