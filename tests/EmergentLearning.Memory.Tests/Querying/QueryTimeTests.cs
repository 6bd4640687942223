using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Querying;

namespace EmergentLearning.Memory.Tests.Querying;

public sealed class QueryTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 14, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-20", "2026-11-20 00:00:00", "2026-11-21 00:00:00")]
    [InlineData("2026-11-20 09:15", "2026-11-20 09:15:00", "2026-11-20 09:15:01")]
    [InlineData("2026-11-20T09:15:07Z", "2026-11-20 09:15:07", "2026-11-20 09:15:08")]
    [InlineData("36h", "2026-11-26 02:30:00", "2026-11-26 02:30:00")]
    [InlineData("7d", "2026-11-20 14:30:00", "2026-11-20 14:30:00")]
    [InlineData("4w", "2026-10-30 14:30:00", "2026-10-30 14:30:00")]
    public void A_time_is_a_day_a_moment_or_an_age(string text, string since, string until)
    {
        Assert.Equal(since, $"{QueryTime.ParseSince(text, Now):yyyy-MM-dd HH:mm:ss}");
        Assert.Equal(until, $"{QueryTime.ParseUntil(text, Now):yyyy-MM-dd HH:mm:ss}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-13-01")]
    [InlineData("7")]
    [InlineData("-7d")]
    [InlineData("999999999999d")]
    [InlineData("9999-12-31")]
    public void Anything_else_is_refused_with_what_to_write(string text) =>
        Assert.Contains("2026-11-27", Assert.Throws<StoreException>(() => QueryTime.ParseSince(text, Now)).Message, StringComparison.Ordinal);
}
