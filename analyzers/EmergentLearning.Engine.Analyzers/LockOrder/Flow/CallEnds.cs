using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>What a caller still holds when a callee has given something back: at one of its ends, or on its way.</summary>
internal static class CallEnds
{
    /// <summary>Of ways to end that a caller cannot tell apart, only what is held at all of them.</summary>
    public static IEnumerable<LockKey> Net(MethodOutcome outcome, MethodSummary summary) => outcome.Net.Where(key =>
        summary.Outcomes.All(other => other.Net.Contains(key) || !other.IsLike(outcome)));

    /// <summary>What another way to end gives back that a caller cannot tell from this one.</summary>
    public static FlowState Doubt(MethodOutcome outcome, MethodSummary summary, Binding binding, FlowState state)
    {
        if (state.Held.IsEmpty || summary.Outcomes.Length == 1)
            return state;
        return summary.Outcomes.Where(outcome.IsLike).SelectMany(other => other.Releases.Except(other.Net)).Except(outcome.Releases)
            .Aggregate(state, (doubted, key) => doubted.Doubt(binding.Translate(key), true));
    }

    /// <summary>What the caller holds when the callee, having given back these, takes a lock.</summary>
    public static FlowState Without(ImmutableArray<LockKey> released, FlowState state)
    {
        FlowState after = state.Drop(held => released.Any(key => key.IsSameObject(held.Key) && key.Mode == held.Key.Mode));
        return after with { Released = state.Released.Union(released.Where(key => !state.Held.ContainsKey(key))) };
    }
}
