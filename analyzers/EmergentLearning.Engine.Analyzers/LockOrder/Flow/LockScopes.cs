using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>Where <c>lock</c> statements end that the graph does not show as such.</summary>
internal static class LockScopes
{
    /// <summary>
    /// Where nullable types are on, the compiler's graph (5.0) shows a <c>lock</c> of a <c>Lock</c> as an invalid expression before its body,
    /// without the try and the finally around it. Then the syntax tells where it ends.
    /// </summary>
    public static FlowStates Leave(IOperation operation, FlowStates states)
    {
        foreach (FlowState state in states.All)
        {
            foreach (KeyValuePair<LockKey, HeldLock> held in state.Held)
            {
                if (IsLeft(held.Value, operation))
                    return states.Change(one => one.Drop(other => IsLeft(other.Value, operation)));
            }
        }

        return states;
    }

    private static bool IsLeft(HeldLock held, IOperation operation) => held is { Site.Parent: LockStatementSyntax { Statement: { } body } statement }
        && !body.Span.Contains(operation.Syntax.Span)
        && (held.Origin == HeldOrigin.Scope || !statement.Span.Contains(operation.Syntax.Span))
        // A filter is asked while the lock is still held.
        && operation.Syntax.FirstAncestorOrSelf<CatchFilterClauseSyntax>() is null;
}
