using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Cli.Reports;

/// <summary>A learning in every format, under the original's column names.</summary>
internal static class LearningColumns
{
    private static readonly string[] Headers = ["id", "type", "severity", "domain", "title", "tags", "created"];

    public static void WriteText(TextOutput text, IReadOnlyList<Learning> learnings)
    {
        if (text.IsTerminal && learnings.Count > 0)
        {
            TextOutput.Table(Headers, learnings.Select(static row => new[]
            {
                CsvWriter.Number<long>(row.Id)!, row.Type, CsvWriter.Number(row.Severity) ?? "", row.Domain ?? "",
                row.Title, row.Tags ?? "", row.CreatedAt ?? "",
            }));
            return;
        }

        foreach (Learning row in learnings)
            WriteLines(text, row);
    }

    public static void WriteJson(Utf8JsonWriter json, Learning row)
    {
        json.WriteStartObject();
        json.WriteNumber("id", row.Id);
        json.WriteString("type", row.Type);
        json.WriteString("filepath", row.FilePath);
        json.WriteString("title", row.Title);
        json.WriteString("summary", row.Summary);
        json.WriteString("tags", row.Tags);
        json.WriteString("domain", row.Domain);
        JsonNumbers.Write(json, "severity", row.Severity);
        json.WriteString("created_at", row.CreatedAt);
        json.WriteString("updated_at", row.UpdatedAt);
        json.WriteString("uid", row.Uid);
        json.WriteEndObject();
    }

    public static void WriteJson(Utf8JsonWriter json, IReadOnlyList<Learning> learnings)
    {
        json.WriteStartArray();
        foreach (Learning row in learnings)
            WriteJson(json, row);
        json.WriteEndArray();
    }

    private static void WriteLines(TextOutput text, Learning row)
    {
        text.Line($"#{row.Id} {Printable.Escape(row.Type)} {Printable.Escape(row.CreatedAt)} "
            + $"severity {CsvWriter.Number(row.Severity) ?? "-"} domain {Printable.Escape(row.Domain ?? "-")}");
        text.Line($"  {Printable.Escape(row.Title)}");
        if (!string.IsNullOrEmpty(row.Summary))
            text.Line($"  {Printable.Escape(row.Summary)}");
        if (!string.IsNullOrEmpty(row.Tags))
            text.Line($"  tags: {Printable.Escape(row.Tags)}");
        text.Line($"  file: {Printable.Escape(row.FilePath)}");
    }
}
