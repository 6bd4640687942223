using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports.Links;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Linking;
using EmergentLearning.Memory.Querying;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Cli.Reports;

/// <summary>What a domain has taught.</summary>
/// <param name="knowledge">The store's answer.</param>
/// <param name="links">The links of each, by its name.</param>
internal sealed class DomainReport(DomainKnowledge knowledge, IReadOnlyDictionary<string, IReadOnlyList<RecordLink>> links) : IReport
{
    private readonly IReadOnlyList<Linked<Heuristic>> _heuristics =
        Linked<Heuristic>.Of(links, knowledge.Heuristics, static row => row.Uid);

    private readonly IReadOnlyList<Linked<Learning>> _learnings =
        Linked<Learning>.Of(links, knowledge.Learnings, static row => row.Uid);

    /// <summary>With the links of each.</summary>
    public static DomainReport Of(MemoryReader reader, DomainKnowledge knowledge) => new(knowledge, reader.LinksOf(
        [.. knowledge.Heuristics.Select(static row => row.Uid).Concat(knowledge.Learnings.Select(static row => row.Uid)).OfType<string>()]));

    private MixedRows Rows => new MixedRows()
        .Add("heuristic", HeuristicColumns.Linked, _heuristics)
        .Add("learning", LearningColumns.Linked, _learnings);

    public void WriteText(TextOutput text)
    {
        text.Line($"Domain {Printable.Escape(knowledge.Domain)}: "
            + $"{knowledge.Heuristics.Count} heuristics, {knowledge.Learnings.Count} learnings");
        HeuristicColumns.Linked.WriteText(text, _heuristics);
        LearningColumns.Linked.WriteText(text, _learnings);
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("domain", knowledge.Domain);
        json.WritePropertyName("heuristics");
        HeuristicColumns.Linked.WriteJson(json, _heuristics);
        json.WritePropertyName("learnings");
        LearningColumns.Linked.WriteJson(json, _learnings);
        json.WriteStartObject("count");
        json.WriteNumber("heuristics", knowledge.Heuristics.Count);
        json.WriteNumber("learnings", knowledge.Learnings.Count);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public void WriteJsonLines(JsonLinesWriter lines) => Rows.WriteJsonLines(lines);

    public void WriteCsv(CsvWriter csv) => Rows.WriteRows(csv);
}
