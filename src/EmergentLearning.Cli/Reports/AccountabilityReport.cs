using System.Globalization;
using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Kinds.Violations;

namespace EmergentLearning.Cli.Reports;

/// <summary>How often golden rules were broken of late: a box for people, and the members of the original's summary for programs.</summary>
/// <param name="summary">The store's answer.</param>
internal sealed class AccountabilityReport(ViolationSummary summary) : IReport
{
    private const int Width = 70;

    public void WriteText(TextOutput text)
    {
        Edge(text, '╔', '╗');
        Row(text, $"Golden rules broken in {ViolationSummary.Days} days: {Number(summary.Total)}, {Number(summary.Total - summary.Acknowledged)} not looked at yet");
        Row(text, $"Status: {summary.Status}. {Advice}");
        if (summary.ByRule.Count > 0)
            Edge(text, '╠', '╣');
        foreach ((long rule, string name, long count) in summary.ByRule)
            Row(text, $"{Number(count),4}x rule {Number(rule)}: {name}");
        if (summary.Recent.Count > 0)
            Edge(text, '╠', '╣');
        foreach ((long rule, _, string description, string when) in summary.Recent)
            Row(text, $"{when} rule {Number(rule)}: {description}");
        Edge(text, '╚', '╝');
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("total", summary.Total);
        json.WriteNumber("acknowledged", summary.Acknowledged);
        json.WriteNumber("unacknowledged", summary.Total - summary.Acknowledged);
        json.WriteStartArray("by_rule");
        foreach ((long rule, string name, long count) in summary.ByRule)
        {
            WriteRule(json, rule, name);
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("recent");
        foreach ((long rule, string name, string description, string when) in summary.Recent)
        {
            WriteRule(json, rule, name);
            json.WriteString("description", description);
            json.WriteString("date", when);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("days", ViolationSummary.Days);
        json.WriteString("status", summary.Status);
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("rule_id", "rule_name", "count");
        foreach ((long rule, string name, long count) in summary.ByRule)
            csv.Row(Number(rule), name, Number(count));
    }

    private string Advice => summary.Status switch
    {
        "CRITICAL" => "The person in charge is asked, in ceo-inbox.",
        "PROBATION" => "At 10 the person in charge is asked.",
        "WARNING" => "At 5 it is probation: look at the rules again.",
        _ => "At 3 it is a warning.",
    };

    private static void WriteRule(Utf8JsonWriter json, long rule, string name)
    {
        json.WriteStartObject();
        json.WriteNumber("rule_id", rule);
        json.WriteString("rule_name", name);
    }

    private static void Edge(TextOutput text, char left, char right) => text.Line($"{left}{new string('═', Width + 2)}{right}");

    private static void Row(TextOutput text, string content)
    {
        string line = Printable.Escape(content);
        text.Line($"║ {(line.Length > Width ? string.Concat(line.AsSpan(0, Width - 3), "...") : line).PadRight(Width)} ║");
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
