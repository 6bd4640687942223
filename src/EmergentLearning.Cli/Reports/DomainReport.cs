using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Querying;

namespace EmergentLearning.Cli.Reports;

/// <summary>What a domain has taught.</summary>
/// <param name="knowledge">The store's answer.</param>
internal sealed class DomainReport(DomainKnowledge knowledge) : IReport
{
    private MixedRows Rows => new MixedRows()
        .Add("heuristic", HeuristicColumns.All, knowledge.Heuristics)
        .Add("learning", LearningColumns.All, knowledge.Learnings);

    public void WriteText(TextOutput text)
    {
        text.Line($"Domain {Printable.Escape(knowledge.Domain)}: "
            + $"{knowledge.Heuristics.Count} heuristics, {knowledge.Learnings.Count} learnings");
        HeuristicColumns.All.WriteText(text, knowledge.Heuristics);
        LearningColumns.All.WriteText(text, knowledge.Learnings);
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("domain", knowledge.Domain);
        json.WritePropertyName("heuristics");
        HeuristicColumns.All.WriteJson(json, knowledge.Heuristics);
        json.WritePropertyName("learnings");
        LearningColumns.All.WriteJson(json, knowledge.Learnings);
        json.WriteStartObject("count");
        json.WriteNumber("heuristics", knowledge.Heuristics.Count);
        json.WriteNumber("learnings", knowledge.Learnings.Count);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public void WriteJsonLines(JsonLinesWriter lines) => Rows.WriteJsonLines(lines);

    public void WriteCsv(CsvWriter csv) => Rows.WriteRows(csv);
}
