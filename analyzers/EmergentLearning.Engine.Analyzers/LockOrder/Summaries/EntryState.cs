using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>What is held when a body begins: what its callers hold for it, and what the run time takes on its behalf.</summary>
internal static class EntryState
{
    public static FlowState Of(FlowScope scope, ControlFlowGraph graph)
    {
        FlowState state = FlowState.Start;
        SyntaxNode site = graph.OriginalOperation.Syntax;
        foreach (LockKey key in Keys(scope))
            state = Acquisitions.Hold(state, key, site, HeldOrigin.Entry);
        if (scope.Owner is IMethodSymbol method && BodyScan.IsSynchronized(method))
        {
            LockKey own = Own(method);
            new Acquisitions(scope).Note(state, own, isTry: false, isWait: false, isInPrefix: true, scope.FrameAt(site));
            state = Acquisitions.Hold(state, own, site, HeldOrigin.Entry);
        }

        return state;
    }

    private static IEnumerable<LockKey> Keys(FlowScope scope)
    {
        if (scope.Owner is IMethodSymbol method)
        {
            if (method.MethodKind == MethodKind.StaticConstructor)
                return [Initializer(method.ContainingType)];
            return scope.Symbols.Contracts.Of(method).Requires is { } names ? LockCalls.Keys(names, method, scope.This) : [];
        }

        return scope.Owner is IFieldSymbol { IsStatic: true } field ? [Initializer(field.ContainingType)] : [];
    }

    private static LockKey Own(IMethodSymbol method) =>
        method.IsStatic
            ? new(AccessPath.Type(method.ContainingType), LockKind.Monitor)
            : new(AccessPath.This(method.ContainingType), LockKind.Monitor) { Self = method.ContainingType.OriginalDefinition };

    private static LockKey Initializer(INamedTypeSymbol type) => new(AccessPath.Type(type), LockKind.Initializer);
}
