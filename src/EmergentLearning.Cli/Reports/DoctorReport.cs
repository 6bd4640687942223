using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Health;

namespace EmergentLearning.Cli.Reports;

/// <summary>What the checks of a store found.</summary>
/// <param name="checks">One line each.</param>
internal sealed class DoctorReport(IReadOnlyList<HealthCheck> checks) : IReport
{
    /// <summary>The worst finding.</summary>
    public static HealthState WorstOf(IReadOnlyList<HealthCheck> checks) => checks.Max(static check => check.State);

    public void WriteText(TextOutput text)
    {
        if (text.IsTerminal)
        {
            TextOutput.Table(
                ["check", "state", "finding"], checks.Select(static check => new[] { check.Name, NameOf(check.State), check.Message }));
            return;
        }

        foreach (HealthCheck check in checks)
            text.Line($"{Printable.Escape(check.Name)}: {NameOf(check.State)}: {Printable.Escape(check.Message)}");
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("state", NameOf(WorstOf(checks)));
        json.WriteStartArray("checks");
        foreach (HealthCheck check in checks)
        {
            json.WriteStartObject();
            json.WriteString("name", check.Name);
            json.WriteString("state", NameOf(check.State));
            json.WriteString("message", check.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("name", "state", "message");
        foreach (HealthCheck check in checks)
            csv.Row(check.Name, NameOf(check.State), check.Message);
    }

    /// <summary>What a state is called in answers.</summary>
    internal static string NameOf(HealthState state) => state switch
    {
        HealthState.Good => "good",
        HealthState.Warning => "warning",
        _ => "bad",
    };
}
