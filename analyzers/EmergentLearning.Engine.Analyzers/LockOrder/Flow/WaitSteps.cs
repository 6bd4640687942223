using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>What waiting does, by <c>await</c>, <c>Wait</c>, <c>Result</c> or <c>Join</c>: what is waited for happens under the locks held.</summary>
internal sealed class WaitSteps(Acquisitions locks, CallEffects effects)
{
    /// <param name="value">What is waited for.</param>
    /// <param name="site">Where.</param>
    /// <param name="state">The state before.</param>
    /// <param name="isBlocking">Whether a thread waits, instead of going elsewhere meanwhile.</param>
    public IReadOnlyList<(FlowState State, FlowValue Value)> For(FlowValue value, SyntaxNode site, FlowState state, bool isBlocking)
    {
        switch (value)
        {
            case PendingLock pending:
                return [.. locks.Take(pending.Request, pending.Site, state, HeldOrigin.Here)];
            case CallValue call:
                return effects.Run(call, null, site, state, call.Method.IsAsync ? CallPart.Rest : CallPart.Whole, isBlocking) ?? [(state, FlowValue.Unknown)];
            case WorkValue work:
                foreach (FlowValue body in work.Bodies)
                    effects.WaitFor(body, site, state, work.IsUnwrapped);
                return [(state, FlowValue.Unknown)];
            case ChoiceValue choice:
                return [.. choice.Values.SelectMany(one => For(one, site, state, isBlocking))];
            case TupleValue tuple:
                IEnumerable<FlowState> states = [state];
                foreach (FlowValue item in tuple.Items)
                    states = [.. states.SelectMany(before => For(item, site, before, isBlocking).Select(after => after.State)).Take(FlowStates.Most)];
                return [.. states.Select(after => (after, FlowValue.Unknown))];
            case DelegateValue code:
                // One of those that a sequence runs as it is enumerated.
                return effects.Invoke(code, [], site, state, [], isAwaited: true);
            case PathValue { Path: var path }:
                effects.WaitForKept(path, site, state);
                return [(state, FlowValue.Unknown)];
            case WrappedValue wrapped:
                return [(state, wrapped.Result)];
            default:
                return [(state, value is HandleValue ? value : FlowValue.Unknown)];
        }
    }
}
