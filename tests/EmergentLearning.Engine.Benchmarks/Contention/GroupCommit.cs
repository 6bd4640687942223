namespace EmergentLearning.Engine.Benchmarks.Contention;

/// <summary>
/// One process, sixteen tasks, each insert acknowledged durably by itself: the engine beside the same inserts as single transactions
/// behind a semaphore. Both in turn, several rounds, in one run, so that whatever else the machine does meets both.
/// </summary>
internal static class GroupCommit
{
    private const int Tasks = 16;
    private const int Rounds = 3;

    public static async Task RunAsync(TextWriter output, TimeSpan time)
    {
        var engine = new List<WriterRun>();
        var plain = new List<WriterRun>();
        string folder = Directory.CreateTempSubdirectory("elf-group-commit-").FullName;
        try
        {
            for (int round = 0; round < Rounds; round++)
            {
                await AddRoundAsync(plain, PlainMarks.Open(Path.Combine(folder, "plain"), wal: true), round, time);
                await AddRoundAsync(engine, await EngineMarks.OpenAsync(Path.Combine(folder, "engine")), round, time);
            }

            Print(output, time, Path.Combine(folder, "plain"), plain, Path.Combine(folder, "engine"), engine);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task AddRoundAsync(List<WriterRun> runs, IMarkWriter marks, int round, TimeSpan time)
    {
        await using (marks)
        {
            // Not counted: the first inserts compile.
            await WriterRun.RunManyAsync(marks, Tasks, -1000 * (round + 1), TimeSpan.FromMilliseconds(200));
            runs.AddRange(await WriterRun.RunManyAsync(marks, Tasks, round * Tasks, time));
        }
    }

    private static void Print(
        TextWriter output, TimeSpan time, string plainFolder, List<WriterRun> plain, string engineFolder, List<WriterRun> engine)
    {
        output.WriteLine($"{Tasks} tasks, {Rounds} rounds of {time.TotalSeconds:0.#} s each, every insert awaited durably by itself");
        Figures.Print(
            output,
            ["", "records/s", "ratio", "best/worst task", "p50 ms", "p99 ms", "max ms", "complete"],
            [
                Row("semaphore, one transaction each", plain, plain, plainFolder, time),
                Row("engine", engine, plain, engineFolder, time),
            ]);
    }

    private static string[] Row(string name, List<WriterRun> runs, List<WriterRun> measure, string folder, TimeSpan time)
    {
        double[] waits = Figures.Sorted(runs.SelectMany(run => run.Waits));
        double ratio = (double)waits.Length / measure.Sum(run => run.Waits.Count);
        double fairness = runs.Chunk(Tasks).Max(round => Figures.BestToWorst(round.Select(run => run.Waits.Count)));
        MarkCount found = MarkCount.Of(folder, "writer >= 0");
        bool isComplete = found.Rows == waits.Length && found.Distinct == waits.Length && runs.TrueForAll(run => run.Failures == 0);
        return
        [
            name,
            Figures.Number(waits.Length / (Rounds * time.TotalSeconds), "0"),
            Figures.Number(ratio, "0.00") + "x",
            Figures.Number(fairness, "0.00"),
            Figures.Number(Figures.Percentile(waits, 0.5), "0.00"),
            Figures.Number(Figures.Percentile(waits, 0.99), "0.00"),
            Figures.Number(waits[^1], "0.00"),
            isComplete ? "yes" : $"NO: {found.Rows} rows, {waits.Length} acknowledged",
        ];
    }
}
