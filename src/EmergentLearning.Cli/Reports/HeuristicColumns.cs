using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Cli.Reports;

/// <summary>A heuristic in every format, under the original's column names.</summary>
internal static class HeuristicColumns
{
    private static readonly string[] Headers = ["id", "confidence", "domain", "rule", "source", "validated", "created"];

    public static void WriteText(TextOutput text, IReadOnlyList<Heuristic> heuristics)
    {
        if (text.IsTerminal && heuristics.Count > 0)
        {
            TextOutput.Table(Headers, heuristics.Select(static row => new[]
            {
                CsvWriter.Number<long>(row.Id)!, CsvWriter.Number(row.Confidence) ?? "", row.Domain, row.Rule, row.SourceType ?? "",
                CsvWriter.Number(row.TimesValidated) ?? "", row.CreatedAt ?? "",
            }));
            return;
        }

        foreach (Heuristic row in heuristics)
            WriteLines(text, row);
    }

    public static void WriteJson(Utf8JsonWriter json, IReadOnlyList<Heuristic> heuristics)
    {
        json.WriteStartArray();
        foreach (Heuristic row in heuristics)
            WriteJson(json, row);
        json.WriteEndArray();
    }

    public static void WriteJson(Utf8JsonWriter json, Heuristic row)
    {
        json.WriteStartObject();
        json.WriteNumber("id", row.Id);
        json.WriteString("domain", row.Domain);
        json.WriteString("rule", row.Rule);
        json.WriteString("explanation", row.Explanation);
        json.WriteString("source_type", row.SourceType);
        JsonNumbers.Write(json, "source_id", row.SourceId);
        JsonNumbers.Write(json, "confidence", row.Confidence);
        JsonNumbers.Write(json, "times_validated", row.TimesValidated);
        JsonNumbers.Write(json, "times_violated", row.TimesViolated);
        JsonNumbers.Write(json, "is_golden", row.IsGolden);
        json.WriteString("created_at", row.CreatedAt);
        json.WriteString("updated_at", row.UpdatedAt);
        json.WriteString("uid", row.Uid);
        json.WriteString("filepath", row.FilePath);
        json.WriteString("anchor", row.Anchor);
        json.WriteEndObject();
    }

    private static void WriteLines(TextOutput text, Heuristic row)
    {
        text.Line($"H-{row.Id} confidence {CsvWriter.Number(row.Confidence) ?? "-"} domain {Printable.Escape(row.Domain)} "
            + $"source {Printable.Escape(row.SourceType ?? "-")}");
        text.Line($"  {Printable.Escape(row.Rule)}");
        if (!string.IsNullOrEmpty(row.Explanation))
            text.Line($"  {Printable.Escape(row.Explanation)}");
    }
}
