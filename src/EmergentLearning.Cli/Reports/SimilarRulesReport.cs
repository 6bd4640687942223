using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Output.Columns;
using EmergentLearning.Memory.Lifecycle.Joining;

namespace EmergentLearning.Cli.Reports;

/// <summary>Pairs of similar rules: an array of objects.</summary>
/// <param name="pairs">The store's answer.</param>
internal sealed class SimilarRulesReport(IReadOnlyList<RulePair> pairs) : IReport
{
    private static readonly ColumnSet<RulePair> Columns = new(
        [
            new("similarity", static pair => pair.Similarity),
            new("domain", static pair => pair.Rule.Domain),
            new("id", static pair => pair.Rule.Id),
            new("uid", static pair => pair.Rule.Uid),
            new("rule", static pair => pair.Rule.Rule),
            new("other_id", static pair => pair.Other.Id),
            new("other_uid", static pair => pair.Other.Uid),
            new("other_rule", static pair => pair.Other.Rule),
        ],
        [("similarity", "similarity"), ("id", "id"), ("rule", "rule"), ("other_id", "other"), ("other_rule", "other rule")],
        Lines);

    public void WriteText(TextOutput text)
    {
        Columns.WriteText(text, pairs);
        if (pairs.Count == 0)
            text.Line("No two rules are that similar.");
    }

    public void WriteJson(Utf8JsonWriter json) => Columns.WriteJson(json, pairs);

    public void WriteCsv(CsvWriter csv) => Columns.WriteRows(csv, pairs);

    private static IEnumerable<string> Lines(RulePair pair)
    {
        yield return $"{CsvWriter.Number<double>(pair.Similarity)} elf heuristic merge H-{pair.Rule.Id} H-{pair.Other.Id}";
        yield return $"  H-{pair.Rule.Id} {Printable.Escape(pair.Rule.Rule)}";
        yield return $"  H-{pair.Other.Id} {Printable.Escape(pair.Other.Rule)}";
    }
}
