using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Lifecycle;

/// <summary>What time does to rules: reads, and decides.</summary>
internal static class Aging
{
    /// <summary>The rules on which time leaves a mark.</summary>
    public static IEnumerable<(Heuristic Row, LifeChange Change)> Due(IReadSession session, DateOnly today) =>
        from row in session.List<Heuristic, int>(
            "where coalesce(status, 'active') in ('active', 'dormant') order by id", 0, static (_, _) => { })
        let change = Of(session, row, today)
        where change is not null
        select (row, change);

    /// <summary>What it does to one; <see langword="null"/> for nothing.</summary>
    public static LifeChange? Of(IReadSession session, Heuristic row, DateOnly today)
    {
        HeuristicState before = HeuristicState.Of(row, today);
        HeuristicState after = LifecycleRules.AfterTime(WithMoment(session, row.Id, before), today);
        return after == before ? null : new LifeChange(before, after, LifeChange.NameOf(before, after), ReasonOf(before, after));
    }

    /// <summary>A rule that fell asleep before rows told when: the trail does.</summary>
    private static HeuristicState WithMoment(IReadSession session, long heuristic, HeuristicState state) =>
        state is { Status: HeuristicStatus.Dormant, DormantSince: null }
        && ConfidenceLog.FindDormancy(session, heuristic) is { } asleep
        && asleep >= state.LastUsed
            ? state with { DormantSince = asleep }
            : state;

    private static string ReasonOf(HeuristicState before, HeuristicState after) => after.Status == HeuristicStatus.Active || before.DormantSince is null
        ? $"not used since {Day(before.LastUsed)}"
        : $"asleep since {Day(before.DormantSince.Value)}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
