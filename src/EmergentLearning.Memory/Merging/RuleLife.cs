using EmergentLearning.Memory.Lifecycle;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Merging;

/// <summary>What a rule's section says of its life, and the three-way merge of it. Immutable.</summary>
/// <param name="Confidence">0 to 1; <see langword="null"/> where none is given.</param>
/// <param name="Life">The rest. Counts may be below zero until the rules of a file are settled.</param>
internal sealed record RuleLife(double? Confidence, HeuristicLife Life)
{
    /// <summary>
    /// What both sides did: counts get what each added, so that no event is lost; the later day counts; and of two states the one of more use, unless the rule
    /// was deprecated or merged. The same whichever side is ours.
    /// </summary>
    public static RuleLife Merge(RuleLife old, RuleLife left, RuleLife right)
    {
        (HeuristicLife o, HeuristicLife l, HeuristicLife r) = (old.Life, left.Life, right.Life);
        string mergedInto = Choose(o.MergedInto, l.MergedInto, r.MergedInto, Survivor);
        string status = mergedInto.Length > 0 ? "archived" : Choose(o.Status, l.Status, r.Status, Livelier);
        bool isAsleep = status is "dormant" or "archived";
        return new RuleLife(Trust(old.Confidence, left.Confidence, right.Confidence), new HeuristicLife
        {
            Validated = l.Validated + r.Validated - o.Validated,
            Violated = l.Violated + r.Violated - o.Violated,
            Contradicted = l.Contradicted + r.Contradicted - o.Contradicted,
            LastUsed = Choose(o.LastUsed, l.LastUsed, r.LastUsed, Later),
            Decayed = Choose(o.Decayed, l.Decayed, r.Decayed, Later),
            Status = status,
            DormantSince = isAsleep ? Choose(o.DormantSince, l.DormantSince, r.DormantSince, Later) ?? Later(l.DormantSince, r.DormantSince) : null,
            MergedInto = mergedInto,
        });
    }

    /// <summary>What only one changed is as it made it; what both changed, as is decided.</summary>
    private static T Choose<T>(T old, T left, T right, Func<T, T, T> decide)
    {
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        return comparer.Equals(left, right) || comparer.Equals(right, old) ? left : comparer.Equals(left, old) ? right : decide(left, right);
    }

    /// <summary>Both moved it: both moves count. Both to the same: as a merge of rules in both clones does, once.</summary>
    private static double? Trust(double? old, double? left, double? right) => Choose(old, left, right, (one, other) =>
        one is { } first && other is { } second && old is { } start
            ? ConfidenceRules.Bounded(first + second - start)
            : one ?? other);

    private static T? Later<T>(T? one, T? other)
        where T : struct, IComparable<T> =>
        one is null || (other is { } second && second.CompareTo(one.Value) > 0) ? other : one;

    private static string Livelier(string one, string other) =>
        one == "deprecated" || other == "deprecated" ? "deprecated" : Rank(one) <= Rank(other) ? one : other;

    private static int Rank(string status) => status switch
    {
        "" => 0,
        "dormant" => 1,
        _ => 2,
    };

    private static string Survivor(string one, string other) =>
        one.Length == 0 ? other : other.Length == 0 || string.CompareOrdinal(one, other) < 0 ? one : other;
}
