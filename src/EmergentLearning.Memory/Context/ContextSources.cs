using EmergentLearning.Memory.Context.Sources;

namespace EmergentLearning.Memory.Context;

/// <summary>What a context is made of, in the order in which the budget is given away.</summary>
internal static class ContextSources
{
    private const string InDomain = "(?2 is null or domain = ?2 or domain is null)";

    public static IReadOnlyList<IContextSource> All { get; } =
    [
        new GoldenRuleSource(),
        new SimilarFailureSource(),
        new TaskHeuristicSource(),
        new DomainHeuristicSource(),
        new DomainLearningSource(),
        new TaggedLearningSource(),
        new TableSource("Violated Invariants", "invariants", "statement", "rationale", "created_at", $"status = 'violated' and {InDomain}", 3),
        new TableSource("Decisions", "decisions", "title", "decision", "created_at", $"status = 'accepted' and {InDomain}", 5),
        new TableSource("Invariants", "invariants", "statement", "rationale", "created_at", $"status = 'active' and {InDomain}", 5),
        new TableSource(
            "Assumptions", "assumptions", "assumption", "context", "created_at", $"status = 'active' and confidence >= 0.6 and {InDomain}", 5),
        new TableSource("Challenged Assumptions", "assumptions", "assumption", "context", "created_at", $"status = 'challenged' and {InDomain}", 3),
        new TableSource("Spikes", "spike_reports", "title", "findings", "created_at", InDomain, 5),
        new TableSource("Active Experiments", "experiments", "name", "hypothesis", "created_at", "status = 'active'", 10) { Tier = ContextTier.Recent },
        new TableSource("Pending CEO Reviews", "ceo_reviews", "title", "context", "created_at", "status = 'pending'", 10) { Tier = ContextTier.Recent },
        new RecentLearningSource(),
    ];
}
