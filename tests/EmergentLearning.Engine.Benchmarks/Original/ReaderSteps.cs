namespace EmergentLearning.Engine.Benchmarks.Original;

/// <summary>Processes that ask one store, alone and beside writers.</summary>
/// <param name="tools">The original's versions, and <c>elf</c> last.</param>
/// <param name="scratch">Where stores are made.</param>
/// <param name="limit">After so long a process is killed.</param>
internal sealed class ReaderSteps(IReadOnlyList<ITool> tools, string scratch, TimeSpan limit)
{
    private const int Writers = 10;

    /// <summary>Readers of <c>--recent 10</c>, all at once.</summary>
    public Task<IReadOnlyList<string[]>> RunAsync(int readers, int rounds) => RunAsync($"{readers} readers", readers, 0, rounds);

    /// <summary>The same, with ten that record a failure each.</summary>
    public Task<IReadOnlyList<string[]>> BesideWritersAsync(int readers, int rounds) =>
        RunAsync($"{readers} readers beside {Writers} writers", readers, Writers, rounds);

    private async Task<IReadOnlyList<string[]>> RunAsync(string step, int readers, int writers, int rounds)
    {
        var found = new List<(ITool Tool, double Seconds, double Latency, double Answered, double Complete)>();
        foreach (ITool tool in tools)
        {
            var all = new List<(double Seconds, double Latency, double Answered, double Complete)>();
            for (int round = 0; round < rounds; round++)
                all.Add(await RunOnceAsync(tool, readers, writers));
            found.Add((
                tool, Timed.Median(all.Select(static run => run.Seconds)), Timed.Median(all.Select(static run => run.Latency)),
                Timed.Median(all.Select(static run => run.Answered)), Timed.Median(all.Select(static run => run.Complete))));
        }

        return
        [
            .. found.Select(row => new[]
            {
                step, row.Tool.Name, WriterSteps.Whole(row.Answered), writers == 0 ? "" : WriterSteps.Whole(row.Complete), Figures.Number(row.Seconds, "0.000"),
                Figures.Number(1000 * row.Latency, "0"), row.Tool == found[^1].Tool ? "" : WriterSteps.Ratio(row.Seconds / found[^1].Seconds),
            }),
        ];
    }

    private async Task<(double Seconds, double Latency, double Answered, double Complete)> RunOnceAsync(ITool tool, int readers, int writers)
    {
        string store = Path.Combine(scratch, $"{tool.Name}-readers");
        await tool.CreateStoreAsync(store);
        await tool.RecordFailure(store, "something to find").MustAsync();
        string[] texts = [.. Enumerable.Range(0, writers).Select(static number => $"writer {number} beside readers")];
        Task<(Timed[] Runs, double Seconds)> writing = Timed.AllAsync(texts.Select(text => tool.RecordFailure(store, text)), limit);
        (Timed[] runs, double seconds) = await Timed.AllAsync(Enumerable.Range(0, readers).Select(_ => tool.Query(store, "--recent", "10")), limit);
        await writing;
        int complete = CompleteRecords.Count(store, "learnings", "title", "failure", texts);
        Directory.Delete(store, recursive: true);
        return (seconds, Timed.Median(runs.Select(static run => run.Seconds)), runs.Count(static run => run.Succeeded), complete);
    }
}
