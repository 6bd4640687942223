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
        LearningColumns.All.WriteText(text, learnings);
        if (learnings.Count == 0)
            text.Line("Nothing was found.");
    }

    public void WriteJson(Utf8JsonWriter json) => LearningColumns.All.WriteJson(json, learnings);

    public void WriteCsv(CsvWriter csv) => LearningColumns.All.WriteRows(csv, learnings);
}
