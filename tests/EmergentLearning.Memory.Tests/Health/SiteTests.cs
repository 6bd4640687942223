using EmergentLearning.Engine.Locking;
using EmergentLearning.Memory.Health;

namespace EmergentLearning.Memory.Tests.Health;

/// <summary>The findings about a place that a test cannot make: a disk that is full, another machine's disk, an hour of waiting.</summary>
public sealed class SiteTests
{
    private const long Mebibyte = 1L << 20;

    private static readonly DateTimeOffset Now = new(2026, 5, 6, 7, 8, 9, TimeSpan.Zero);

    [Theory]
    [InlineData(1024 * Mebibyte, HealthState.Good)]
    [InlineData(100 * Mebibyte, HealthState.Warning)]
    [InlineData(1 * Mebibyte, HealthState.Bad)]
    public void Little_room_is_a_warning_and_hardly_any_is_bad(long free, HealthState state)
    {
        HealthCheck check = SiteExamination.Space(free);

        Assert.Equal(state, check.State);
        Assert.Equal(state != HealthState.Good, check.Message.Contains("make room", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_system_does_not_tell_is_no_finding() =>
        Assert.All([SiteExamination.Space(null), SiteExamination.FileSystem(null, false)], check => Assert.Equal(HealthState.Good, check.State));

    [Theory]
    [InlineData(false, HealthState.Good)]
    [InlineData(true, HealthState.Bad)]
    public void Another_machines_disk_is_bad(bool isNetwork, HealthState state) =>
        Assert.Equal(state, SiteExamination.FileSystem("nfs", isNetwork).State);

    [Theory]
    [InlineData(0, HealthState.Good)]
    [InlineData(32, HealthState.Good)]
    [InlineData(33, HealthState.Warning)]
    public void A_log_of_more_than_twice_its_limit_is_a_warning(long mebibytes, HealthState state) =>
        Assert.Equal(state, SiteExamination.Log(mebibytes * Mebibyte, 16 * Mebibyte).State);

    [Theory]
    [InlineData(LockState.NotMade, 60, HealthState.Good, "the first write makes it")]
    [InlineData(LockState.Free, 60, HealthState.Good, "free")]
    [InlineData(LockState.Unknown, 60, HealthState.Good, "without taking it")]
    [InlineData(LockState.Held, 1, HealthState.Good, "held by somebody")]
    [InlineData(LockState.Held, 60, HealthState.Warning, "never remove the file")]
    public void A_lock_that_is_held_for_long_is_a_warning_and_nobody_is_told_to_remove_it(LockState found, int minutes, HealthState state, string saying)
    {
        var view = new LockView(LockClass.Repository, found, "held by somebody", Now - TimeSpan.FromMinutes(minutes), HasWaiters: false);

        HealthCheck check = SiteExamination.Lock("repository lock", view, Now);

        Assert.Equal(state, check.State);
        Assert.Contains(saying, check.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_waits_is_told_beside_who_holds() => Assert.Contains(
        "waits",
        SiteExamination.Lock("database lock", new LockView(LockClass.Database, LockState.Held, "held by somebody", Now, HasWaiters: true), Now).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(512, "512 bytes")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(16 * Mebibyte, "16 MiB")]
    public void Sizes_are_short(long bytes, string text) => Assert.Equal(text, HealthText.Size(bytes));
}
