using System.Text.Json;
using EmergentLearning.Cli.Output;

namespace EmergentLearning.Cli.Reports;

/// <summary>What became of a batch of records.</summary>
/// <param name="lines">The records that are kept, in order.</param>
/// <param name="problem">What keeps files or commits waiting.</param>
internal sealed class BatchReport(IReadOnlyList<RecordedLine> lines, string? problem) : IReport
{
    public void WriteText(TextOutput text)
    {
        foreach (RecordedLine line in lines)
        {
            text.Line($"Recorded {line.Draft.Kind.Name} {Printable.Escape(line.Receipt.Path)} (id {line.Receipt.Id}, {line.Receipt.Uid})");
            if (line.Draft.Redacted.Count > 0)
                text.Line($"  a secret was taken out of: {string.Join(", ", line.Draft.Redacted)}");
            if (line.Receipt.Notice is { } notice)
                text.Line($"  {Printable.Escape(notice)}");
        }

        text.Line($"{lines.Count} records");
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("recorded", lines.Count);
        json.WriteStartArray("records");
        foreach (RecordedLine line in lines)
            WriteJson(json, line);
        json.WriteEndArray();
        if (problem is not null)
            json.WriteString("problem", problem);
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("place", "kind", "id", "uid", "path", "redacted", "notice");
        foreach (RecordedLine line in lines)
        {
            csv.Row(
                line.Place, line.Draft.Kind.Name, CsvWriter.Number<long>(line.Receipt.Id), line.Receipt.Uid,
                line.Receipt.Path, line.Draft.Redacted.Count == 0 ? null : string.Join(' ', line.Draft.Redacted), line.Receipt.Notice);
        }
    }

    private static void WriteJson(Utf8JsonWriter json, RecordedLine line)
    {
        json.WriteStartObject();
        json.WriteString("place", line.Place);
        json.WriteString("kind", line.Draft.Kind.Name);
        json.WriteNumber("id", line.Receipt.Id);
        json.WriteString("uid", line.Receipt.Uid);
        json.WriteString("path", line.Receipt.Path);
        RecordReport.WriteExtras(json, line.Draft.Redacted, line.Receipt.Notice);
        json.WriteEndObject();
    }
}
