using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Projection;

namespace EmergentLearning.Memory.Querying;

/// <summary>Counts everything from one consistent view.</summary>
internal static class StatisticsQuery
{
    public static StoreStatistics Run(IReadSession session) => new(
        Count(session, "select count(*) from learnings"),
        Group(session, "select coalesce(type, ''), count(*) from learnings group by 1 order by 2 desc, 1"),
        Group(session, "select coalesce(domain, ''), count(*) from learnings group by 1 order by 2 desc, 1"),
        Group(session, "select coalesce(cast(severity as text), ''), count(*) from learnings group by 1 order by 1 desc"),
        Count(session, "select count(*) from heuristics"),
        Group(session, "select coalesce(domain, ''), count(*) from heuristics group by 1 order by 2 desc, 1"),
        Count(session, "select count(*) from heuristics where is_golden = 1"),
        DocumentIndex.ReadQueuedPaths(session).Count,
        DocumentIndex.ReadUncommittedPaths(session).Count);

    private static long Count(IReadSession session, string sql)
    {
        using IStatement select = session.Prepare(sql);
        select.MoveNext();
        return select.GetInt64(0);
    }

    private static List<KeyValuePair<string, long>> Group(IReadSession session, string sql)
    {
        using IStatement select = session.Prepare(sql);
        var groups = new List<KeyValuePair<string, long>>();
        while (select.MoveNext())
            groups.Add(new KeyValuePair<string, long>(select.GetText(0), select.GetInt64(1)));
        return groups;
    }
}
