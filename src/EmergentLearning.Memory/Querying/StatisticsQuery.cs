using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Querying;

/// <summary>Counts everything from one consistent view.</summary>
internal static class StatisticsQuery
{
    private const int Weeks = 12;

    private static readonly (string Table, string Column)[] Others =
    [
        ("decisions", "status"), ("invariants", "status"), ("assumptions", "status"), ("experiments", "status"), ("ceo_reviews", "status"),
        ("spike_reports", "domain"), ("violations", "rule_name"),
    ];

    public static StoreStatistics Run(IReadSession session, DateTimeOffset now) => new()
    {
        Learnings = Count(session, "select count(*) from learnings"),
        LearningsByType = By(session, "learnings", "type"),
        LearningsByDomain = By(session, "learnings", "domain"),
        LearningsBySeverity = [.. By(session, "learnings", "severity").OrderByDescending(static group => group.Key, StringComparer.Ordinal)],
        LearningsByWeek = ByWeek(session, now),
        Heuristics = Count(session, "select count(*) from heuristics"),
        HeuristicsByDomain = By(session, "heuristics", "domain"),
        HeuristicsByStatus = By(session, "heuristics", "status", "active"),
        HeuristicsByConfidence = ByConfidence(session),
        GoldenRules = Count(session, "select count(*) from heuristics where is_golden = 1"),
        RecentViolations = HasTable(session, "violations", "violation_date")
            ? Count(session, "select count(*) from violations where violation_date >= ?1", Timestamps.Format(now.AddDays(-7)))
            : 0,
        OthersByStatus = [.. Others.SelectMany(other => OfOther(session, other.Table, other.Column))],
        PendingFiles = DocumentIndex.ReadQueuedPaths(session).Count,
        PendingCommits = DocumentIndex.ReadUncommittedPaths(session).Count,
    };

    private static List<KeyValuePair<string, long>> ByWeek(IReadSession session, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        DateOnly thisMonday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        DateOnly first = thisMonday.AddDays(-7 * (Weeks - 1));
        long[] weeks = new long[Weeks];
        using IStatement select = session.Prepare("select substr(created_at, 1, 10), count(*) from learnings where created_at >= ?1 group by 1");
        select.BindText(1, Timestamps.Format(first));
        while (select.MoveNext())
        {
            // What another tool dated in the future belongs to no week yet.
            if (Timestamps.FindDay(select.GetText(0)) is { } day && (day.DayNumber - first.DayNumber) / 7 is var week and < Weeks)
                weeks[week] += select.GetInt64(1);
        }

        return [.. weeks.Select((count, week) => KeyValuePair.Create(first.AddDays(7 * week).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), count))];
    }

    private static List<KeyValuePair<string, long>> ByConfidence(IReadSession session)
    {
        long[] tenths = new long[10];
        using IStatement select = session.Prepare(
            "select confidence, count(*) from heuristics where confidence is not null group by confidence");
        while (select.MoveNext())
            tenths[Math.Clamp((int)((select.GetDouble(0) * 10) + 1e-9), 0, 9)] += select.GetInt64(1);
        return [.. tenths.Select(static (count, tenth) => KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"0.{tenth}"), count))];
    }

    private static IEnumerable<KeyValuePair<string, long>> OfOther(IReadSession session, string table, string column) =>
        HasTable(session, table, column)
            ? By(session, table, column).Select(group => KeyValuePair.Create($"{table}/{group.Key}", group.Value))
            : [];

    private static bool HasTable(IReadSession session, string table, string column)
    {
        using IStatement select = session.Prepare("select 1 from pragma_table_info(?1) where name = ?2");
        select.BindText(1, table);
        select.BindText(2, column);
        return select.MoveNext();
    }

    private static long Count(IReadSession session, string sql, string? parameter = null)
    {
        using IStatement select = session.Prepare(sql);
        if (parameter is not null)
            select.BindText(1, parameter);
        select.MoveNext();
        return select.GetInt64(0);
    }

    /// <summary>Rows by the value of a column, most first. Grouped by the bare column, so that its index is enough.</summary>
    private static List<KeyValuePair<string, long>> By(IReadSession session, string table, string column, string otherwise = "")
    {
        using IStatement select = session.Prepare($"select {column}, count(*) from {table} group by {column}");
        var groups = new Dictionary<string, long>(StringComparer.Ordinal);
        while (select.MoveNext())
        {
            string key = select.IsNull(0) ? otherwise : select.GetText(0);
            groups[key] = groups.GetValueOrDefault(key) + select.GetInt64(1);
        }

        return [.. groups.OrderByDescending(static group => group.Value).ThenBy(static group => group.Key, StringComparer.Ordinal)];
    }
}
