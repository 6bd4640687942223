using System.Globalization;
using EmergentLearning.Memory.Backups;

namespace EmergentLearning.Memory.Tests.Backups;

/// <summary>The retention is a pure function; what it must keep true is tried on random histories.</summary>
public sealed class RetentionTests
{
    private static readonly RetentionPolicy Policy = new();

    [Fact]
    public void Daily_backups_of_two_years_leave_seven_days_four_weeks_and_twelve_months()
    {
        // The last day is a Wednesday.
        DateTimeOffset last = Moment("2026-09-30T03:00:00Z");
        IReadOnlyList<DateTimeOffset> kept = Policy.Keep(Enumerable.Range(0, 730).Select(day => last.AddDays(-day)));

        string[] days = [.. kept.Select(at => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];
        Assert.Equal(
            [
                "2026-09-30", "2026-09-29", "2026-09-28", "2026-09-27", "2026-09-26", "2026-09-25", "2026-09-24", "2026-09-20", "2026-09-13",
                "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31", "2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31",
                "2025-12-31", "2025-11-30", "2025-10-31",
            ],
            days);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void What_it_promises_holds_for_random_histories(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++)
        {
            DateTimeOffset[] all = History(random);
            IReadOnlyList<DateTimeOffset> kept = Policy.Keep(all);

            Assert.Contains(all.Max(), kept);
            Assert.Equal(kept.OrderDescending(), kept);
            Assert.Subset(all.ToHashSet(), kept.ToHashSet());
            Assert.InRange(kept.Count, 1, Policy.Days + Policy.Weeks + Policy.Months);
            Assert.Equal(kept, Policy.Keep(kept));
            random.Shuffle(all);
            Assert.Equal(kept, Policy.Keep(all));
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Deleting_after_each_backup_comes_to_the_same_as_deleting_once(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 50; round++)
        {
            DateTimeOffset[] all = [.. History(random).Order()];
            IReadOnlyList<DateTimeOffset> held = [];
            foreach (DateTimeOffset next in all)
                held = Policy.Keep(held.Append(next));

            Assert.Equal(Policy.Keep(all), held);
        }
    }

    [Fact]
    public void The_newest_stays_whatever_the_policy_says() =>
        Assert.Single(new RetentionPolicy(0, 0, 0).Keep([Moment("2026-01-01T00:00:00Z"), Moment("2026-01-02T00:00:00Z")]), Moment("2026-01-02T00:00:00Z"));

    private static DateTimeOffset[] History(Random random)
    {
        DateTimeOffset start = Moment("2024-02-26T00:00:00Z");
        int length = random.Next(1, 400);
        int span = random.Next(1, 900);
        return [.. Enumerable.Range(0, length).Select(_ => start.AddMinutes(random.Next(span * 24 * 60)))];
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
