using System.Text.Json;
using EmergentLearning.Cli.Output;

namespace EmergentLearning.Cli.Reports;

/// <summary>One record: an object.</summary>
/// <param name="record">The record.</param>
internal sealed class ShowReport(NamedRecord record) : IReport
{
    public void WriteText(TextOutput text)
    {
        KindReport.WriteLines(text, record.Row);
        text.Line($"  uid: {record.Row.Uid ?? "none until the next sync"}");
        record.WriteDeletion(text);
        if (record.Deleted is not null)
            text.Line($"  {NamedRecord.HowToRevive(Printable.Escape(record.Row.Path))}");
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        KindReport.WriteMembers(json, record.Row);
        record.WriteDeletion(json);
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv) => new KindReport(record.Row.Kind, [record.Row]).WriteCsv(csv);
}
