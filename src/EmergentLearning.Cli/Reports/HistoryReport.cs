using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Reports;

/// <summary>The commits of a record's file.</summary>
/// <param name="record">The record.</param>
/// <param name="entries">The commits, the newest first.</param>
internal sealed class HistoryReport(NamedRecord record, IReadOnlyList<HistoryEntry> entries) : IReport
{
    private readonly KindRow _row = record.Row;

    public void WriteText(TextOutput text)
    {
        text.Line($"{_row.Kind.Name}/{_row.Id} {Printable.Escape(_row.Path)}");
        foreach (HistoryEntry entry in entries)
        {
            string commit = entry.Commit[..Math.Min(12, entry.Commit.Length)];
            text.Line($"  {entry.Time} {commit} {Printable.Escape(entry.Author)}: {Printable.Escape(entry.Subject)}");
        }

        if (entries.Count == 0)
            text.Line("  no commit yet");
        record.WriteDeletion(text);
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("kind", _row.Kind.Name);
        json.WriteNumber("id", _row.Id);
        json.WriteString("path", _row.Path);
        record.WriteDeletion(json);
        json.WriteStartArray("commits");
        foreach (HistoryEntry entry in entries)
        {
            json.WriteStartObject();
            json.WriteString("commit", entry.Commit);
            json.WriteString("time", entry.Time);
            json.WriteString("author", entry.Author);
            json.WriteString("subject", entry.Subject);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("commit", "time", "author", "subject");
        foreach (HistoryEntry entry in entries)
            csv.Row(entry.Commit, entry.Time, entry.Author, entry.Subject);
    }
}
