using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Output.Columns;
using EmergentLearning.Cli.Reports.Links;
using EmergentLearning.Memory.Querying;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Cli.Reports;

/// <summary>A heuristic in every format, under the original's column names.</summary>
internal static class HeuristicColumns
{
    public static ColumnSet<Heuristic> All { get; } = new(
        [
            new("id", static row => row.Id),
            new("domain", static row => row.Domain),
            new("rule", static row => row.Rule),
            new("explanation", static row => row.Explanation),
            new("source_type", static row => row.SourceType),
            new("source_id", static row => row.SourceId),
            new("confidence", static row => row.Confidence),
            new("times_validated", static row => row.TimesValidated),
            new("times_violated", static row => row.TimesViolated),
            new("is_golden", static row => row.IsGolden),
            new("created_at", static row => row.CreatedAt),
            new("updated_at", static row => row.UpdatedAt),
            new("uid", static row => row.Uid),
            new("filepath", static row => row.FilePath),
            new("anchor", static row => row.Anchor),
            new("times_contradicted", static row => row.TimesContradicted),
            new("status", static row => row.Status),
            new("last_used_at", static row => row.LastUsedAt),
            new("dormant_since", static row => row.DormantSince),
            new("merged_into", static row => row.MergedInto),
        ],
        [
            ("id", "id"), ("confidence", "confidence"), ("domain", "domain"), ("rule", "rule"), ("source_type", "source"),
            ("times_validated", "validated"), ("created_at", "created"),
        ],
        Lines);

    /// <summary>With what a search says of it.</summary>
    public static ColumnSet<Found<Heuristic>> Found { get; } = All.Of<Found<Heuristic>>(
        static found => found.Record,
        [new("score", static found => found.Score), new("snippet", static found => found.Snippet)],
        [("snippet", "found")],
        static found => [$"  found: {Printable.Escape(found.Snippet)}"]);

    /// <summary>With its links.</summary>
    public static ColumnSet<Linked<Heuristic>> Linked { get; } = All.WithLinks();

    /// <summary>With what a search says of it, and its links.</summary>
    public static ColumnSet<Linked<Found<Heuristic>>> FoundLinked { get; } = Found.WithLinks();

    private static IEnumerable<string> Lines(Heuristic row)
    {
        yield return $"H-{row.Id} confidence {CsvWriter.Number(row.Confidence) ?? "-"} domain {Printable.Escape(row.Domain)} "
            + $"source {Printable.Escape(row.SourceType ?? "-")}";
        yield return $"  {Printable.Escape(row.Rule)}";
        if (!string.IsNullOrEmpty(row.Explanation))
            yield return $"  {Printable.Escape(row.Explanation)}";
    }
}
