using EmergentLearning.Engine.Benchmarks.Analyzers;

namespace EmergentLearning.Engine.Benchmarks.Compiler;

/// <summary>
/// What the compiler itself says that the analyzers take (<c>-reportanalyzer</c>), as a share of what it takes without them. That clock is the time of day
/// around each of their actions: where several methods are compiled at once on few processors it runs on while another thread has the processor, so one
/// method at a time is measured, too. The ways take turns in one run; the figures are medians, to be taken on a machine that does nothing else.
/// </summary>
internal static class CompilerShare
{
    // So often a build server has compiled before its code is as fast as it gets in an hour of work.
    private const int Warming = 3;

    /// <param name="output">Where the table goes.</param>
    /// <param name="path">A project that has been built, or a response file for the compiler.</param>
    /// <param name="rounds">How often each way is measured.</param>
    public static async Task RunAsync(TextWriter output, string path, int rounds)
    {
        using var progress = new Progress(Console.Error);
        using CompilerInput input = await CompilerInput.ReadAsync(path);
        SdkCompiler compiler = await SdkCompiler.FindAsync(input);
        List<string[]> rows =
        [
            .. await FirstAsync(compiler, rounds, progress),
            .. await LaterAsync(compiler, rounds, isConcurrent: false, progress),
            .. await LaterAsync(compiler, rounds, isConcurrent: true, progress),
        ];
        progress.Clear();
        Figures.Print(
            output,
            ["compilation", "alone, s", "its processor time, s", "rules", "-reportanalyzer, s", "% of the time", "% of the processor time"],
            rows);
    }

    /// <summary>As after a start of the machine: most of the code that runs is compiled meanwhile.</summary>
    private static Task<List<string[]>> FirstAsync(SdkCompiler compiler, int rounds, Progress progress) =>
        MeasureAsync("first of a build server, one method at a time", rounds, 0, progress, async isAnalyzed =>
        {
            await using CompilerServer server = await compiler.StartAsync();
            return await compiler.RunAsync(server, isConcurrent: false, isAnalyzed);
        });

    private static async Task<List<string[]>> LaterAsync(SdkCompiler compiler, int rounds, bool isConcurrent, Progress progress)
    {
        await using CompilerServer server = await compiler.StartAsync();
        string name = "later ones, " + (isConcurrent ? "several methods at once" : "one method at a time");
        return await MeasureAsync(name, rounds, Warming, progress, isAnalyzed => compiler.RunAsync(server, isConcurrent, isAnalyzed));
    }

    private static async Task<List<string[]>> MeasureAsync(string name, int rounds, int warming, Progress progress, Func<bool, Task<CompilerRun>> compile)
    {
        List<(CompilerRun Alone, CompilerRun With)> all = [];
        for (int round = -warming; round < rounds; round++)
        {
            progress.Say($"{name}: round {round + 1} of {rounds}");
            (CompilerRun Alone, CompilerRun With) one = (await compile(false), await compile(true));
            if (round >= 0)
                all.Add(one);
        }

        return
        [
            Row(name, all, "files and SQLite (ELE2, ELE3)", run => run.Of("ELE2") + run.Of("ELE3")),
            Row("", all, "locks (ELE1)", run => run.Of("ELE1")),
            Row("", all, "all", run => run.Of("ELE")),
        ];
    }

    private static string[] Row(string name, List<(CompilerRun Alone, CompilerRun With)> all, string rules, Func<CompilerRun, double> taken) =>
    [
        name,
        Figures.Number(Median(all, one => one.Alone.Wall)),
        Figures.Number(Median(all, one => one.Alone.Processor)),
        rules,
        Figures.Number(Median(all, one => taken(one.With)), "0.00"),
        // Within a round the machine is more alike than over all of them.
        Figures.Number(Median(all, one => 100 * taken(one.With) / one.Alone.Wall)),
        Figures.Number(Median(all, one => 100 * taken(one.With) / one.Alone.Processor)),
    ];

    private static double Median(List<(CompilerRun Alone, CompilerRun With)> all, Func<(CompilerRun Alone, CompilerRun With), double> value) =>
        Figures.Percentile(Figures.Sorted(all.Select(value)), 0.5);
}
