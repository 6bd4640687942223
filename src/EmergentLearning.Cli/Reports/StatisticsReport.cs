using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Querying;

namespace EmergentLearning.Cli.Reports;

/// <summary>How much there is of everything.</summary>
/// <param name="statistics">The store's answer.</param>
internal sealed class StatisticsReport(StoreStatistics statistics) : IReport
{
    private IReadOnlyList<(string Name, long? Count, IReadOnlyList<KeyValuePair<string, long>> Groups)> Entries =>
    [
        ("learnings", statistics.Learnings, []),
        ("learnings_by_type", null, statistics.LearningsByType),
        ("learnings_by_domain", null, statistics.LearningsByDomain),
        ("learnings_by_severity", null, statistics.LearningsBySeverity),
        ("learnings_by_week", null, statistics.LearningsByWeek),
        ("heuristics", statistics.Heuristics, []),
        ("heuristics_by_domain", null, statistics.HeuristicsByDomain),
        ("heuristics_by_status", null, statistics.HeuristicsByStatus),
        ("heuristics_by_confidence", null, statistics.HeuristicsByConfidence),
        ("golden_rules", statistics.GoldenRules, []),
        ("violations_7_days", statistics.RecentViolations, []),
        ("others_by_status", null, statistics.OthersByStatus),
        ("pending_files", statistics.PendingFiles, []),
        ("pending_commits", statistics.PendingCommits, []),
    ];

    public void WriteText(TextOutput text)
    {
        foreach ((string name, long? count, IReadOnlyList<KeyValuePair<string, long>> groups) in Entries)
        {
            if (count is { } number)
                text.Line($"{name}: {CsvWriter.Number<long>(number)}");
            else if (groups.Count > 0)
                WriteGroups(text, name, groups);
        }
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach ((string name, long? count, IReadOnlyList<KeyValuePair<string, long>> groups) in Entries)
        {
            if (count is { } number)
                json.WriteNumber(name, number);
            else
                WriteGroups(json, name, groups);
        }

        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("name", "key", "count");
        foreach ((string name, long? count, IReadOnlyList<KeyValuePair<string, long>> groups) in Entries)
        {
            if (count is { } number)
                csv.Row(name, null, CsvWriter.Number<long>(number));
            foreach ((string key, long groupCount) in groups)
                csv.Row(name, key, CsvWriter.Number<long>(groupCount));
        }
    }

    private static void WriteGroups(TextOutput text, string name, IReadOnlyList<KeyValuePair<string, long>> groups)
    {
        if (text.IsTerminal)
        {
            text.Line();
            text.Line(name.Replace('_', ' '));
            foreach (string bar in BarChart.Lines(groups))
                text.Line($"  {bar}");
            return;
        }

        foreach ((string key, long count) in groups)
            text.Line($"  {name} {Printable.Escape(key.Length == 0 ? "(none)" : key)}: {CsvWriter.Number<long>(count)}");
    }

    private static void WriteGroups(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, long>> groups)
    {
        json.WriteStartObject(name);
        foreach ((string key, long count) in groups)
            json.WriteNumber(key, count);
        json.WriteEndObject();
    }
}
