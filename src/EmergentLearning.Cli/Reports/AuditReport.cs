using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Output.Columns;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Cli.Reports;

/// <summary>What happened to rules: an array of objects.</summary>
/// <param name="updates">The rows.</param>
internal sealed class AuditReport(IReadOnlyList<ConfidenceUpdate> updates) : IReport
{
    private static readonly ColumnSet<ConfidenceUpdate> Columns = new(
        [
            new("id", static row => row.Id),
            new("heuristic_id", static row => row.HeuristicId),
            new("update_type", static row => row.UpdateType),
            new("old_confidence", static row => row.OldConfidence),
            new("new_confidence", static row => row.NewConfidence),
            new("delta", static row => row.Delta),
            new("reason", static row => row.Reason),
            new("agent_id", static row => row.AgentId),
            new("rate_limited", static row => row.RateLimited),
            new("created_at", static row => row.CreatedAt),
        ],
        [
            ("heuristic_id", "rule"), ("update_type", "what"), ("old_confidence", "before"), ("new_confidence", "after"), ("reason", "reason"),
            ("agent_id", "by"), ("created_at", "when"),
        ],
        static row => [Printable.Escape(Line(row))]);

    public void WriteText(TextOutput text)
    {
        Columns.WriteText(text, updates);
        if (updates.Count == 0)
            text.Line("Nothing has happened yet.");
    }

    public void WriteJson(Utf8JsonWriter json) => Columns.WriteJson(json, updates);

    public void WriteCsv(CsvWriter csv) => Columns.WriteRows(csv, updates);

    private static string Line(ConfidenceUpdate row)
    {
        string change = $"{CsvWriter.Number(row.OldConfidence) ?? "-"} -> {CsvWriter.Number(row.NewConfidence) ?? "-"}";
        string limited = row.RateLimited == 1 ? " (counted only)" : "";
        string by = row.AgentId is null ? "" : $" by {row.AgentId}";
        string reason = row.Reason is null ? "" : $": {row.Reason}";
        return $"{row.CreatedAt} H-{row.HeuristicId} {row.UpdateType} {change}{limited}{by}{reason}";
    }
}
