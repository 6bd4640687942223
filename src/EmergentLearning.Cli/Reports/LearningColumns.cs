using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Output.Columns;
using EmergentLearning.Cli.Reports.Links;
using EmergentLearning.Memory.Querying;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Cli.Reports;

/// <summary>A learning in every format, under the original's column names.</summary>
internal static class LearningColumns
{
    public static ColumnSet<Learning> All { get; } = new(
        [
            new("id", static row => row.Id),
            new("type", static row => row.Type),
            new("filepath", static row => row.FilePath),
            new("title", static row => row.Title),
            new("summary", static row => row.Summary),
            new("tags", static row => row.Tags),
            new("domain", static row => row.Domain),
            new("severity", static row => row.Severity),
            new("created_at", static row => row.CreatedAt),
            new("updated_at", static row => row.UpdatedAt),
            new("uid", static row => row.Uid),
        ],
        [
            ("id", "id"), ("type", "type"), ("severity", "severity"), ("domain", "domain"), ("title", "title"), ("tags", "tags"),
            ("created_at", "created"),
        ],
        Lines);

    /// <summary>With what a search says of it.</summary>
    public static ColumnSet<Found<Learning>> Found { get; } = All.Of<Found<Learning>>(
        static found => found.Record,
        [new("score", static found => found.Score), new("snippet", static found => found.Snippet)],
        [("snippet", "found")],
        static found => [$"  found: {Printable.Escape(found.Snippet)}"]);

    /// <summary>With its links.</summary>
    public static ColumnSet<Linked<Learning>> Linked { get; } = All.WithLinks();

    /// <summary>With what a search says of it, and its links.</summary>
    public static ColumnSet<Linked<Found<Learning>>> FoundLinked { get; } = Found.WithLinks();

    private static IEnumerable<string> Lines(Learning row)
    {
        yield return $"#{row.Id} {Printable.Escape(row.Type)} {Printable.Escape(row.CreatedAt)} "
            + $"severity {CsvWriter.Number(row.Severity) ?? "-"} domain {Printable.Escape(row.Domain ?? "-")}";
        yield return $"  {Printable.Escape(row.Title)}";
        if (!string.IsNullOrEmpty(row.Summary))
            yield return $"  {Printable.Escape(row.Summary)}";
        if (!string.IsNullOrEmpty(row.Tags))
            yield return $"  tags: {Printable.Escape(row.Tags)}";
        yield return $"  file: {Printable.Escape(row.FilePath)}";
    }
}
