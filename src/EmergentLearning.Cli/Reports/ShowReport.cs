using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports.Links;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Reports;

/// <summary>One record: an object.</summary>
/// <param name="record">The record with its links.</param>
internal sealed class ShowReport(Linked<KindRow> record) : IReport
{
    public void WriteText(TextOutput text)
    {
        KindReport.WriteLines(text, record);
        text.Line($"  uid: {record.Row.Uid ?? "none until the next sync"}");
    }

    public void WriteJson(Utf8JsonWriter json) => KindReport.WriteJson(json, record);

    public void WriteCsv(CsvWriter csv) => new KindReport(record.Row.Kind, [record]).WriteCsv(csv);
}
