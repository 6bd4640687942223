namespace EmergentLearning.Engine.Benchmarks.Original;

/// <summary>Processes that each record one thing, all at once.</summary>
/// <param name="tools">The original's versions, and <c>elf</c> last.</param>
/// <param name="scratch">Where stores are made.</param>
/// <param name="limit">After so long a process is killed.</param>
internal sealed class WriterSteps(IReadOnlyList<ITool> tools, string scratch, TimeSpan limit)
{
    /// <summary>One row a tool: what was complete, a second, and beside the last tool.</summary>
    public async Task<IReadOnlyList<string[]>> RunAsync(bool heuristics, int writers, int rounds)
    {
        var found = new List<(ITool Tool, double Complete, double Rate, double Seconds, double Latency, bool InTime)>();
        foreach (ITool tool in tools)
        {
            var complete = new List<double>();
            var rates = new List<double>();
            var totals = new List<double>();
            var latencies = new List<double>();
            bool inTime = true;
            for (int round = 0; round < rounds; round++)
            {
                string store = Path.Combine(scratch, $"{tool.Name}-{(heuristics ? "h" : "f")}{writers}-{round}");
                await tool.CreateStoreAsync(store);
                string[] texts = [.. Enumerable.Range(0, writers).Select(static number => $"writer {number} of the crowd")];
                (Timed[] runs, double seconds) = await Timed.AllAsync(
                    texts.Select(text => heuristics ? tool.RecordHeuristic(store, text) : tool.RecordFailure(store, text)), limit);
                int whole = heuristics
                    ? CompleteRecords.Count(store, "heuristics", "rule", "heuristic", texts)
                    : CompleteRecords.Count(store, "learnings", "title", "failure", texts);
                Directory.Delete(store, recursive: true);
                complete.Add(whole);
                rates.Add(whole / seconds);
                totals.Add(seconds);
                latencies.Add(Timed.Median(runs.Select(static run => run.Seconds)));
                inTime &= Array.TrueForAll(runs, static run => run.InTime);
            }

            found.Add((tool, Timed.Median(complete), Timed.Median(rates), Timed.Median(totals), Timed.Median(latencies), inTime));
        }

        double ours = found[^1].Rate;
        return
        [
            .. found.Select(row => new[]
            {
                heuristics ? "heuristic" : "failure", Whole(writers), row.Tool.Name, $"{Whole(row.Complete)} ({Whole(100 * row.Complete / writers)} %)",
                (row.InTime ? "" : "> ") + Figures.Number(row.Seconds, "0.00"), Figures.Number(row.Rate, "0.00"), Figures.Number(1000 * row.Latency, "0"),
                row.Tool == found[^1].Tool ? "" : Ratio(ours / row.Rate),
            }),
        ];
    }

    /// <summary>As many failures as one process of <c>elf</c> takes from its standard input, which the original cannot; beside the crowd of before.</summary>
    public async Task<string[]> BatchAsync(int records, int rounds)
    {
        var elf = (ElfTool)tools[^1];
        var complete = new List<double>();
        var totals = new List<double>();
        for (int round = 0; round < rounds; round++)
        {
            string store = Path.Combine(scratch, $"batch-{round}");
            await elf.CreateStoreAsync(store);
            string[] texts = [.. Enumerable.Range(0, records).Select(static number => $"record {number} of the batch")];
            totals.Add((await Timed.RunAsync(elf.RecordFailures(store, texts), limit)).Seconds);
            complete.Add(CompleteRecords.Count(store, "learnings", "title", "failure", texts));
            Directory.Delete(store, recursive: true);
        }

        double seconds = Timed.Median(totals);
        double whole = Timed.Median(complete);
        return
        [
            "failure", $"1 with {Whole(records)}", elf.Name, $"{Whole(whole)} ({Whole(100 * whole / records)} %)", Figures.Number(seconds, "0.00"),
            Figures.Number(whole / seconds, "0.00"), Figures.Number(1000 * seconds, "0"), "",
        ];
    }

    internal static string Whole(double number) => Figures.Number(number, "0");

    internal static string Ratio(double ratio) => double.IsFinite(ratio) ? $"{Figures.Number(ratio, ratio < 10 ? "0.0" : "0")}x" : "-";
}
