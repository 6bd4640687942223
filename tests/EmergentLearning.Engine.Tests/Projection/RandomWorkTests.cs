namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>Records, edits, deletions, commits and kills in any order; nothing that anybody wrote is lost.</summary>
public sealed class RandomWorkTests
{
    private const int RunsAtOnce = 15;
    private const int Actions = 7;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task Whatever_happens_every_record_is_committed_once_and_every_byte_of_a_person_is_kept(int lot)
    {
        for (int run = 0; run < RunsAtOnce; run++)
        {
            await using var bench = new StoreBench();
            var work = new RandomWork(bench, (lot * 1000) + run);

            await work.RunAsync(Actions);

            await AssertAllKeptAsync(bench, work);
        }
    }

    private static async Task AssertAllKeptAsync(StoreBench bench, RandomWork work)
    {
        await bench.RecoverAsync();
        if (work.Recorded.Count == 0)
            return;

        await bench.AssertSettledAsync();
        string[] subjects = bench.Subjects();
        foreach (string record in work.Recorded)
            Assert.True(subjects.Count(subject => subject == record) == 1, $"{record} has not one commit: {work.Log}");

        string kept = bench.Git("log", "--all", "-p", "-m", "--format=")
            + string.Concat(Directory.EnumerateFiles(bench.PathOf("notes")).Select(File.ReadAllText));
        foreach (string name in work.Written)
            Assert.True(kept.Contains(name, StringComparison.Ordinal), $"{name} is lost: {work.Log}");
    }
}
