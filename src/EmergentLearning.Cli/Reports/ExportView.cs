using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Transfer;

namespace EmergentLearning.Cli.Reports;

/// <summary>What an export did.</summary>
/// <param name="folder">Where it went.</param>
/// <param name="report">The store's answer.</param>
internal sealed class ExportView(string folder, ExportReport report) : IReport
{
    public void WriteText(TextOutput text)
    {
        foreach (string path in report.Refused)
            text.Line($"refused {Printable.Escape(path)}: something else lies there");
        text.Line($"{Printable.Escape(folder)}: "
            + $"{report.Written.Count} files written, {report.Unchanged} there already, {report.Refused.Count} refused");
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("folder", folder);
        WriteList(json, "written", report.Written);
        json.WriteNumber("unchanged", report.Unchanged);
        WriteList(json, "refused", report.Refused);
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("path", "state");
        foreach (string path in report.Written)
            csv.Row(path, "written");
        foreach (string path in report.Refused)
            csv.Row(path, "refused");
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> paths)
    {
        json.WriteStartArray(name);
        foreach (string path in paths)
            json.WriteStringValue(path);
        json.WriteEndArray();
    }
}
