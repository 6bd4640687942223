using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports.Links;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Linking;
using EmergentLearning.Memory.Querying;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Cli.Reports;

/// <summary>What a search found.</summary>
/// <param name="found">The store's answer.</param>
/// <param name="links">The links of each, by its name.</param>
internal sealed class SearchReport(SearchResult found, IReadOnlyDictionary<string, IReadOnlyList<RecordLink>> links) : IReport
{
    private readonly IReadOnlyList<Linked<Found<Heuristic>>> _heuristics =
        Linked<Found<Heuristic>>.Of(links, found.Heuristics, static row => row.Record.Uid);

    private readonly IReadOnlyList<Linked<Found<Learning>>> _learnings =
        Linked<Found<Learning>>.Of(links, found.Learnings, static row => row.Record.Uid);

    /// <summary>With the links of each.</summary>
    public static SearchReport Of(MemoryReader reader, SearchResult found) => new(found, reader.LinksOf(
        [.. found.Heuristics.Select(static row => row.Record.Uid).Concat(found.Learnings.Select(static row => row.Record.Uid)).OfType<string>()]));

    private MixedRows Rows => new MixedRows()
        .Add("heuristic", HeuristicColumns.FoundLinked, _heuristics)
        .Add("learning", LearningColumns.FoundLinked, _learnings);

    public void WriteText(TextOutput text)
    {
        LearningColumns.FoundLinked.WriteText(text, _learnings);
        HeuristicColumns.FoundLinked.WriteText(text, _heuristics);
        if (found.Learnings.Count + found.Heuristics.Count == 0)
            text.Line("Nothing was found.");
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("query", found.Words);
        json.WritePropertyName("learnings");
        LearningColumns.FoundLinked.WriteJson(json, _learnings);
        json.WritePropertyName("heuristics");
        HeuristicColumns.FoundLinked.WriteJson(json, _heuristics);
        json.WriteEndObject();
    }

    public void WriteJsonLines(JsonLinesWriter lines) => Rows.WriteJsonLines(lines);

    public void WriteCsv(CsvWriter csv) => Rows.WriteRows(csv);
}
