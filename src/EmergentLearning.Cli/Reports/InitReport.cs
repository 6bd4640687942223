using System.Text.Json;
using EmergentLearning.Cli.Output;

namespace EmergentLearning.Cli.Reports;

/// <summary>What <c>elf init</c> did.</summary>
/// <param name="folder">The store's folder.</param>
/// <param name="actions">What was done, a line each; none when it was a store before.</param>
/// <param name="problem">What keeps a file or commit waiting.</param>
internal sealed class InitReport(string folder, IReadOnlyList<string> actions, string? problem) : IReport
{
    public void WriteText(TextOutput text)
    {
        foreach (string action in actions)
            text.Line(Printable.Escape(action));
        if (actions.Count == 0)
            text.Line($"The store in {Printable.Escape(folder)} is ready; nothing had to be done.");
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("folder", folder);
        json.WriteStartArray("actions");
        foreach (string action in actions)
            json.WriteStringValue(action);
        json.WriteEndArray();
        if (problem is not null)
            json.WriteString("problem", problem);
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("folder", "action");
        foreach (string action in actions)
            csv.Row(folder, action);
    }
}
