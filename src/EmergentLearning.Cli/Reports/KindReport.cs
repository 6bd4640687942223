using System.Globalization;
using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports.Links;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Linking;

namespace EmergentLearning.Cli.Reports;

/// <summary>Records of one kind: an array of objects, under the original's column names.</summary>
/// <param name="kind">The kind.</param>
/// <param name="rows">The records.</param>
internal sealed class KindReport(RecordKind kind, IReadOnlyList<Linked<KindRow>> rows) : IReport
{
    private static readonly string[] Keys = ["id", "uid", "filepath", "created_at"];

    public void WriteText(TextOutput text)
    {
        if (rows.Count == 0)
            text.Line("Nothing was found.");
        foreach (Linked<KindRow> row in rows)
            WriteLines(text, row);
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (Linked<KindRow> row in rows)
            WriteJson(json, row);
        json.WriteEndArray();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row([.. Keys, .. kind.Fields.Select(static field => field.Column), "links"]);
        foreach ((KindRow row, IReadOnlyList<RecordLink> links) in rows)
        {
            IEnumerable<string?> values = kind.Fields.Select(field => Cell(row.Values[field.Name]));
            csv.Row([CsvWriter.Number<long>(row.Id), row.Uid, row.Path, row.Created, .. values, LinkText.Cell(links)]);
        }
    }

    /// <summary>One record as an object.</summary>
    internal static void WriteJson(Utf8JsonWriter json, Linked<KindRow> linked)
    {
        json.WriteStartObject();
        WriteMembers(json, linked);
        json.WriteEndObject();
    }

    /// <summary>The members of that object.</summary>
    internal static void WriteMembers(Utf8JsonWriter json, Linked<KindRow> linked)
    {
        KindRow row = linked.Row;
        json.WriteString("kind", row.Kind.Name);
        json.WriteNumber("id", row.Id);
        json.WriteString("uid", row.Uid);
        json.WriteString("filepath", row.Path);
        json.WriteString("created_at", row.Created);
        foreach (KindField field in row.Kind.Fields)
            WriteField(json, field, row.Values[field.Name]);
        LinkText.WriteJson(json, "links", linked.Links);
    }

    /// <summary>One record for people: its name, and a line for each field that has a value.</summary>
    internal static void WriteLines(TextOutput text, Linked<KindRow> linked)
    {
        KindRow row = linked.Row;
        text.Line($"{row.Kind.Name}/{row.Id} {Printable.Escape(row.Created)}");
        foreach (KindField field in row.Kind.Fields.Where(field => row.Values[field.Name].Length > 0))
            text.Line($"  {field.Name}: {Printable.Escape(row.Values[field.Name])}");
        if (row.Path is { } path)
            text.Line($"  file: {Printable.Escape(path)}");
        foreach (string line in LinkText.Lines(linked.Links))
            text.Line(line);
    }

    private static string? Cell(string value) => value.Length == 0 ? null : value;

    private static void WriteField(Utf8JsonWriter json, KindField field, string value)
    {
        bool isNumber = field.Type is FieldType.Whole or FieldType.Severity or FieldType.Confidence;
        if (isNumber && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
            json.WriteNumber(field.Column, number);
        else if (value.Length == 0)
            json.WriteNull(field.Column);
        else
            json.WriteString(field.Column, value);
    }
}
