using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Cli.Reports;

/// <summary>Learnings: an array of objects.</summary>
/// <param name="learnings">The rows.</param>
internal sealed class LearningsReport(IReadOnlyList<Learning> learnings) : IReport
{
    public void WriteText(TextOutput text)
    {
        LearningColumns.WriteText(text, learnings);
        if (learnings.Count == 0)
            text.Line("Nothing was found.");
    }

    public void WriteJson(Utf8JsonWriter json) => LearningColumns.WriteJson(json, learnings);

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("id", "type", "filepath", "title", "summary", "tags", "domain", "severity", "created_at", "updated_at", "uid");
        foreach (Learning row in learnings)
        {
            csv.Row(
                CsvWriter.Number<long>(row.Id), row.Type, row.FilePath, row.Title, row.Summary, row.Tags, row.Domain,
                CsvWriter.Number(row.Severity), row.CreatedAt, row.UpdatedAt, row.Uid);
        }
    }
}
