using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;

namespace EmergentLearning.Engine.Generated.Tests.Types;

/// <summary>Local times, in zones east and west of Greenwich, with the hour that comes twice and the one that never comes.</summary>
[Collection(nameof(RunsAlone))]
public sealed class LocalTimeTests() : StoreTests<SampleStore>(SampleStore.OpenAsync)
{
    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Asia/Tokyo")]
    [InlineData("UTC")]
    public async Task A_local_time_comes_back_as_its_moment_or_is_refused(string zone)
    {
        string? before = Environment.GetEnvironmentVariable("TZ");
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
        try
        {
            DateTime[] walls = [DateTime.MinValue, DateTime.MaxValue, new(2026, 3, 8, 2, 30, 0), new(2026, 11, 1, 1, 30, 0), new(2026, 7, 1, 12, 0, 0)];
            foreach (DateTime wall in walls)
                await CheckAsync(DateTime.SpecifyKind(wall, DateTimeKind.Local));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    private async Task CheckAsync(DateTime local)
    {
        long moment = local.Ticks - TimeZoneInfo.Local.GetUtcOffset(local).Ticks;
        Task<Sample> insert = Store.Samples.InsertAsync(new() { DateTime = local });
        if (moment < DateTime.MinValue.Ticks || moment > DateTime.MaxValue.Ticks)
        {
            StoreException exception = await Assert.ThrowsAsync<StoreException>(() => insert);
            Assert.Equal(StoreFault.Input, exception.Fault);
            return;
        }

        DateTime found = Store.Samples.Find((await insert).Id)!.DateTime;
        Assert.Equal((moment, DateTimeKind.Utc), (found.Ticks, found.Kind));
    }
}
