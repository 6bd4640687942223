using System.Globalization;

namespace EmergentLearning.Memory.Backups;

/// <summary>
/// Which backups are kept: the newest of each of the last days, weeks and months that have one, as the original keeps 7, 4 and 12. Days and
/// weeks without a backup do not count, so that a machine that was switched off loses none. Immutable.
/// </summary>
/// <param name="Days">How many days; default 7.</param>
/// <param name="Weeks">How many weeks, from Monday on (ISO 8601); default 4.</param>
/// <param name="Months">How many months; default 12.</param>
public sealed record RetentionPolicy(int Days = 7, int Weeks = 4, int Months = 12)
{
    /// <summary>
    /// The moments to keep, the newest first: a pure function of its arguments. The newest is always kept. Deleting after each backup or
    /// once in a while comes to the same.
    /// </summary>
    /// <param name="moments">When each backup was made; in any order.</param>
    public IReadOnlyList<DateTimeOffset> Keep(IEnumerable<DateTimeOffset> moments)
    {
        ArgumentNullException.ThrowIfNull(moments);
        DateTimeOffset[] all = [.. moments.Distinct().OrderDescending()];
        HashSet<DateTimeOffset> kept =
        [
            .. all.Take(1),
            .. NewestOfEach(all, static at => at.UtcDateTime.Date, Days),
            .. NewestOfEach(all, static at => (ISOWeek.GetYear(at.UtcDateTime), ISOWeek.GetWeekOfYear(at.UtcDateTime)), Weeks),
            .. NewestOfEach(all, static at => (at.UtcDateTime.Year, at.UtcDateTime.Month), Months),
        ];
        return [.. all.Where(kept.Contains)];
    }

    private static IEnumerable<DateTimeOffset> NewestOfEach<TPeriod>(
        DateTimeOffset[] newestFirst, Func<DateTimeOffset, TPeriod> period, int count) => newestFirst.DistinctBy(period).Take(count);
}
