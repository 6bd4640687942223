using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Kinds.Violations;

/// <summary>How often golden rules were broken of late, as the original's accountability banner tells it. Immutable.</summary>
public sealed record ViolationSummary
{
    /// <summary>Of how many days up to now.</summary>
    public const int Days = 7;

    private const int MostRecent = 5;

    /// <summary>All of these days.</summary>
    public required long Total { get; init; }

    /// <summary>Those of them that somebody has seen.</summary>
    public required long Acknowledged { get; init; }

    /// <summary>Counts by rule, the most broken first.</summary>
    public required IReadOnlyList<(long Rule, string Name, long Count)> ByRule { get; init; }

    /// <summary>The newest five.</summary>
    public required IReadOnlyList<(long Rule, string Name, string Description, string When)> Recent { get; init; }

    /// <summary><c>NORMAL</c>, from 3 on <c>WARNING</c>, from 5 on <c>PROBATION</c>, from 10 on <c>CRITICAL</c>.</summary>
    public string Status => ViolationThreshold.StatusOf(Total);

    internal static ViolationSummary Read(IReadSession session, DateTimeOffset now)
    {
        string since = Timestamps.Format(now.AddDays(-Days));
        List<(long, string, long)> rules = ReadRows(
            session,
            "select rule_id, rule_name, count(*) from violations where violation_date >= ?1 group by rule_id, rule_name order by 3 desc, 1",
            since,
            static row => (row.GetInt64(0), row.GetText(1), row.GetInt64(2)));
        List<long> acknowledged = ReadRows(
            session, "select count(*) from violations where violation_date >= ?1 and acknowledged = 1", since, static row => row.GetInt64(0));
        return new ViolationSummary
        {
            Total = rules.Sum(static rule => rule.Item3),
            Acknowledged = acknowledged[0],
            ByRule = rules,
            Recent = ReadRows(
                session,
                FormattableString.Invariant(
                    $"select rule_id, rule_name, description, violation_date from violations where violation_date >= ?1 order by 4 desc, id desc limit {MostRecent}"),
                since,
                static row => (row.GetInt64(0), row.GetText(1), row.IsNull(2) ? "" : row.GetText(2), row.GetText(3))),
        };
    }

    private static List<T> ReadRows<T>(IReadSession session, string sql, string since, Func<IStatement, T> read)
    {
        using IStatement select = session.Prepare(sql);
        select.BindText(1, since);
        var rows = new List<T>();
        while (select.MoveNext())
            rows.Add(read(select));
        return rows;
    }
}
