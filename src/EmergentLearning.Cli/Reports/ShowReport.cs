using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports.Links;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Linking;

namespace EmergentLearning.Cli.Reports;

/// <summary>One record: an object.</summary>
/// <param name="record">The record.</param>
/// <param name="links">What it is to others.</param>
internal sealed class ShowReport(NamedRecord record, IReadOnlyList<RecordLink> links) : IReport
{
    private readonly Linked<KindRow> _linked = new(record.Row, links);

    public void WriteText(TextOutput text)
    {
        KindReport.WriteLines(text, _linked);
        text.Line($"  uid: {record.Row.Uid ?? "none until the next sync"}");
        record.WriteDeletion(text);
        if (record.Deleted is not null)
            text.Line($"  {NamedRecord.HowToRevive(Printable.Escape(record.Row.Path))}");
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        KindReport.WriteMembers(json, _linked);
        record.WriteDeletion(json);
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv) => new KindReport(record.Row.Kind, [_linked]).WriteCsv(csv);
}
