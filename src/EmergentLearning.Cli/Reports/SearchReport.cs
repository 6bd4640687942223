using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Querying;

namespace EmergentLearning.Cli.Reports;

/// <summary>What a search found.</summary>
/// <param name="found">The store's answer.</param>
internal sealed class SearchReport(SearchResult found) : IReport
{
    private MixedRows Rows => new MixedRows()
        .Add("heuristic", HeuristicColumns.Found, found.Heuristics)
        .Add("learning", LearningColumns.Found, found.Learnings);

    public void WriteText(TextOutput text)
    {
        LearningColumns.Found.WriteText(text, found.Learnings);
        HeuristicColumns.Found.WriteText(text, found.Heuristics);
        if (found.Learnings.Count + found.Heuristics.Count == 0)
            text.Line("Nothing was found.");
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("query", found.Words);
        json.WritePropertyName("learnings");
        LearningColumns.Found.WriteJson(json, found.Learnings);
        json.WritePropertyName("heuristics");
        HeuristicColumns.Found.WriteJson(json, found.Heuristics);
        json.WriteEndObject();
    }

    public void WriteJsonLines(JsonLinesWriter lines) => Rows.WriteJsonLines(lines);

    public void WriteCsv(CsvWriter csv) => Rows.WriteRows(csv);
}
