using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Querying;

namespace EmergentLearning.Cli.Reports;

/// <summary>How much there is of everything.</summary>
/// <param name="statistics">The store's answer.</param>
internal sealed class StatisticsReport(StoreStatistics statistics) : IReport
{
    public void WriteText(TextOutput text)
    {
        if (text.IsTerminal)
        {
            TextOutput.Table(
                ["what", "of", "count"],
                Rows().Select(static row => new[] { row.Name, row.Key ?? "", CsvWriter.Number<long>(row.Count)! }));
            return;
        }

        foreach ((string name, string? key, long count) in Rows())
            text.Line(key is null ? $"{name}: {count}" : $"  {name} {Printable.Escape(key.Length == 0 ? "(none)" : key)}: {count}");
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("learnings", statistics.Learnings);
        WriteGroup(json, "learnings_by_type", statistics.LearningsByType);
        WriteGroup(json, "learnings_by_domain", statistics.LearningsByDomain);
        WriteGroup(json, "learnings_by_severity", statistics.LearningsBySeverity);
        json.WriteNumber("heuristics", statistics.Heuristics);
        WriteGroup(json, "heuristics_by_domain", statistics.HeuristicsByDomain);
        json.WriteNumber("golden_rules", statistics.GoldenRules);
        json.WriteNumber("pending_files", statistics.PendingFiles);
        json.WriteNumber("pending_commits", statistics.PendingCommits);
        json.WriteEndObject();
    }

    public void WriteCsv(CsvWriter csv)
    {
        csv.Row("name", "key", "count");
        foreach ((string name, string? key, long count) in Rows())
            csv.Row(name, key, CsvWriter.Number<long>(count));
    }

    private static void WriteGroup(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, long>> group)
    {
        json.WriteStartObject(name);
        foreach ((string key, long count) in group)
            json.WriteNumber(key, count);
        json.WriteEndObject();
    }

    private IEnumerable<(string Name, string? Key, long Count)> Rows()
    {
        yield return ("learnings", null, statistics.Learnings);
        foreach ((string key, long count) in statistics.LearningsByType)
            yield return ("learnings_by_type", key, count);
        foreach ((string key, long count) in statistics.LearningsByDomain)
            yield return ("learnings_by_domain", key, count);
        foreach ((string key, long count) in statistics.LearningsBySeverity)
            yield return ("learnings_by_severity", key, count);
        yield return ("heuristics", null, statistics.Heuristics);
        foreach ((string key, long count) in statistics.HeuristicsByDomain)
            yield return ("heuristics_by_domain", key, count);
        yield return ("golden_rules", null, statistics.GoldenRules);
        yield return ("pending_files", null, statistics.PendingFiles);
        yield return ("pending_commits", null, statistics.PendingCommits);
    }
}
