using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports.Links;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Cli.Reports;

/// <summary>Learnings: an array of objects.</summary>
/// <param name="learnings">The rows.</param>
internal sealed class LearningsReport(IReadOnlyList<Linked<Learning>> learnings) : IReport
{
    /// <summary>With the links of each.</summary>
    public static LearningsReport Of(MemoryReader reader, IReadOnlyList<Learning> learnings) =>
        new(Linked<Learning>.Of(reader, learnings, static row => row.Uid));

    public void WriteText(TextOutput text)
    {
        LearningColumns.Linked.WriteText(text, learnings);
        if (learnings.Count == 0)
            text.Line("Nothing was found.");
    }

    public void WriteJson(Utf8JsonWriter json) => LearningColumns.Linked.WriteJson(json, learnings);

    public void WriteCsv(CsvWriter csv) => LearningColumns.Linked.WriteRows(csv, learnings);
}
