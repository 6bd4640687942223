using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>
/// What of a summary a caller sees that holds nothing itself: a lock that it is left with, a delegate of its own that runs under a lock, or
/// a lock that it has to take first. What a callee takes and gives back is nothing to such a caller.
/// </summary>
internal static class CarriedEffects
{
    // A task of a task of a task.
    private const int MostNested = 4;

    public static bool Are(MethodSummary summary, Func<IMethodSymbol, MethodSummary> summaryOf) => Are(summary, summaryOf, 0);

    private static bool Are(MethodSummary summary, Func<IMethodSymbol, MethodSummary> summaryOf, int depth)
    {
        foreach (LockDemand demand in summary.Demands)
        {
            if (demand.Kind == DemandKind.Hold)
                return true;
        }

        foreach (DelegateCall invoked in summary.Invokes)
        {
            if (!invoked.Held.IsEmpty)
                return true;
        }

        foreach (MethodOutcome outcome in summary.Outcomes)
        {
            if (!outcome.Net.IsEmpty || IsOne(outcome.Returns, summaryOf, depth) || outcome.Outs.Any(left => IsOne(left.Value, summaryOf, depth)))
                return true;
        }

        return false;
    }

    /// <summary>Whether the value is a lock to give back, or code that leaves one.</summary>
    private static bool IsOne(FlowValue value, Func<IMethodSymbol, MethodSummary> summaryOf, int depth) => depth < MostNested && value switch
    {
        HandleValue or PendingLock => true,
        ChoiceValue choice => choice.Values.Any(one => IsOne(one, summaryOf, depth + 1)),
        TupleValue tuple => tuple.Items.Any(one => IsOne(one, summaryOf, depth + 1)),
        WrappedValue wrapped => IsOne(wrapped.Result, summaryOf, depth + 1),
        CallValue call => Are(summaryOf(call.Method), summaryOf, depth + 1),
        DelegateValue code => Are(summaryOf(code.Method), summaryOf, depth + 1),
        _ => false,
    };
}
