using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Storm.Running;
using EmergentLearning.Engine.Storm.Scenarios;
using Xunit.Abstractions;

namespace EmergentLearning.Engine.ProcessTests;

/// <summary>
/// P1, P2 and P6 in a storm: eight writers are killed at random and at every step, stopped and continued, and what they were promised is held
/// against the store by a fresh process. <c>tests/storm</c> is the same for a night.
/// </summary>
public sealed class StormTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 500;

    private readonly string _parent = Directory.CreateTempSubdirectory("elf-storm-").FullName;

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [SkippableFact]
    public async Task Five_hundred_kills_lose_nothing_double_nothing_and_leave_nothing_to_clear_up()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The storm sends its signals through Linux's process handles.");

        StormTally tally = await new StormRun(new StormSettings { Kills = Kills, Seed = 4, Parent = _parent }).RunAsync();

        output.WriteLine(StormTable.Format(tally));
        Assert.True(tally.Violations.Count == 0, string.Join('\n', tally.Violations));
        AssertThatItWasAStorm(tally);
    }

    /// <summary>Every kind of kill hit something, or the promises were never at stake.</summary>
    private static void AssertThatItWasAStorm(StormTally tally)
    {
        Assert.InRange(tally.AllKills, Kills, int.MaxValue);
        Assert.All(Enum.GetValues<KillKind>(), kind => Assert.InRange(tally.Kills.GetValueOrDefault(kind), 10, int.MaxValue));
        Assert.All(Enum.GetValues<Acknowledgement>(), level => Assert.InRange(tally.Acknowledgements.GetValueOrDefault(level), 100, int.MaxValue));
        Assert.All(LockHolders.Points, point => Assert.InRange(tally.Counts.GetValueOrDefault($"killed at {point}"), 1, int.MaxValue));
        Assert.InRange(tally.Counts["killed before their first acknowledgement"], 0, tally.AllKills / 2);
        Assert.InRange(tally.Counts["stopped for 10 s and continued"], 4, int.MaxValue);
        Assert.All(
            (string[])["Database", "Repository"],
            name => Assert.InRange(tally.Counts.GetValueOrDefault($"busy because of a stopped {name} holder"), 1, int.MaxValue));
        Assert.InRange(tally.Counts["looks of readers"], 1, int.MaxValue);
        Assert.InRange(tally.Recoveries.Count, 10, int.MaxValue);
        Assert.Equal(tally.Recoveries.Count, tally.Counts["verifications"]);
    }
}
