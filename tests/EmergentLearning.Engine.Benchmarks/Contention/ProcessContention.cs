namespace EmergentLearning.Engine.Benchmarks.Contention;

/// <summary>
/// Eight processes on one store, each writing as fast as it is acknowledged: the engine, beside plain Microsoft.Data.Sqlite as it comes
/// and with a write-ahead log. One after the other in one run.
/// </summary>
internal static class ProcessContention
{
    private static readonly (string Name, string Way, int Tasks)[] Ways =
    [
        ("plain, defaults", "plain", 1),
        ("plain, WAL", "plain-wal", 1),
        ("engine", "engine", 1),
        ("engine, 16 tasks each", "engine", 16),
    ];

    public static async Task RunAsync(TextWriter output, int processes, TimeSpan time)
    {
        output.WriteLine($"{processes} processes for {time.TotalSeconds:0.#} s, every insert awaited durably by itself");
        var rows = new List<string[]>();
        double? measure = null;
        foreach ((string name, string way, int tasks) in Ways)
        {
            string folder = Directory.CreateTempSubdirectory("elf-contention-").FullName;
            try
            {
                CrowdRun[] runs = await Crowd.RunAsync(way, folder, processes, tasks, time);
                measure ??= runs.Sum(run => run.Waits.Count);
                rows.Add(Row(name, runs, measure.Value, MarkCount.Of(folder, "writer >= 0"), time));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        Figures.Print(
            output,
            ["", "records/s", "ratio", "best/worst process", "p50 ms", "p99 ms", "max ms", "failed", "complete"],
            rows);
    }

    private static string[] Row(string name, CrowdRun[] runs, double measure, MarkCount found, TimeSpan time)
    {
        double[] waits = Figures.Sorted(runs.SelectMany(run => run.Waits));
        bool isComplete = found.Rows == waits.Length && found.Distinct == waits.Length;
        return
        [
            name,
            Figures.Number(waits.Length / time.TotalSeconds, "0"),
            Figures.Number(waits.Length / measure, "0.00") + "x",
            Figures.Number(Figures.BestToWorst(runs.Select(run => run.Waits.Count)), "0.00"),
            Figures.Number(Figures.Percentile(waits, 0.5), "0.00"),
            Figures.Number(Figures.Percentile(waits, 0.99), "0.00"),
            Figures.Number(waits.Length == 0 ? double.NaN : waits[^1], "0.00"),
            Figures.Number(runs.Sum(run => run.Failures), "0"),
            isComplete ? "yes" : $"NO: {found.Rows} rows, {waits.Length} acknowledged",
        ];
    }
}
