using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Querying.Searching;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Lifecycle.Joining;

/// <summary>Finds the rules in use of one domain that might be merged. Golden rules are none of them.</summary>
internal static class SimilarRules
{
    /// <summary>From here on the original proposes to merge.</summary>
    public const double AtLeast = 0.4;

    /// <summary>The pairs, the most similar first.</summary>
    public static IReadOnlyList<RulePair> Find(IReadSession session, string? domain, int take)
    {
        IReadOnlyList<Heuristic> rows = RulesOfDomain.List(session, domain, "'active'", "confidence desc, times_validated desc, id");
        return
        [
            .. rows.GroupBy(static row => row.Domain, StringComparer.Ordinal)
                .SelectMany(static group => PairsOf([.. group]))
                .OrderByDescending(static pair => pair.Similarity)
                .ThenBy(static pair => pair.Rule.Id)
                .ThenBy(static pair => pair.Other.Id)
                .Take(take),
        ];
    }

    private static IEnumerable<RulePair> PairsOf(Heuristic[] rows) =>
        SimilarPairs.Find([.. rows.Select(static row => WordSet.Of(row.Rule))], AtLeast)
            .Select(pair => new RulePair(rows[pair.One], rows[pair.Other], Math.Round(pair.Similarity, 4)));
}
