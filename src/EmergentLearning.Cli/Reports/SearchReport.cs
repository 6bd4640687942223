using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Querying;

namespace EmergentLearning.Cli.Reports;

/// <summary>What contains all the words.</summary>
/// <param name="found">The store's answer.</param>
internal sealed class SearchReport(SearchResult found) : IReport
{
    public void WriteText(TextOutput text)
    {
        LearningColumns.WriteText(text, found.Learnings);
        HeuristicColumns.WriteText(text, found.Heuristics);
        if (found.Learnings.Count + found.Heuristics.Count == 0)
            text.Line("Nothing was found.");
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("query", found.Words);
        json.WritePropertyName("learnings");
        LearningColumns.WriteJson(json, found.Learnings);
        json.WritePropertyName("heuristics");
        HeuristicColumns.WriteJson(json, found.Heuristics);
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv) => MixedCsv.Write(csv, found.Heuristics, found.Learnings);
}
