using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Reports;

/// <summary>One record: an object.</summary>
/// <param name="row">The record.</param>
internal sealed class ShowReport(KindRow row) : IReport
{
    public void WriteText(TextOutput text)
    {
        KindReport.WriteLines(text, row);
        text.Line($"  uid: {row.Uid ?? "none until the next sync"}");
    }

    public void WriteJson(Utf8JsonWriter json) => KindReport.WriteJson(json, row);

    public void WriteCsv(CsvWriter csv) => new KindReport(row.Kind, [row]).WriteCsv(csv);
}
