using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Querying.Searching;

/// <summary>The tables that are searched.</summary>
internal static class SearchedTables
{
    public static SearchedTable<Learning> Learnings { get; } = new(
        static row => row.Title,
        static row => row.Summary ?? "",
        new PartSearch<Learning>(
            "title || ' ' || coalesce(summary, '') || ' ' || coalesce(tags, '') || ' ' || coalesce(domain, '')",
            "created_at desc, id desc",
            static row => $"{row.Title} {row.Summary} {row.Tags} {row.Domain}"));

    public static SearchedTable<Heuristic> Heuristics { get; } = new(
        static row => row.Rule,
        static row => row.Explanation ?? "",
        new PartSearch<Heuristic>(
            "rule || ' ' || coalesce(explanation, '') || ' ' || domain",
            "confidence desc, id desc",
            static row => $"{row.Rule} {row.Explanation} {row.Domain}"));
}
