using System.Diagnostics;
using System.Globalization;

namespace EmergentLearning.Engine.Benchmarks.Contention;

/// <summary>Processes that write into one store at once, each with its own open store. They open first, then all begin at a word.</summary>
internal static class Crowd
{
    public const string WorkerVerb = "contention-worker";

    /// <summary>The worker's side: opens, says so, waits for the word, writes, reports each wait.</summary>
    /// <param name="args">The way of writing, the folder, the worker's number, its tasks, and the seconds.</param>
    public static async Task WorkAsync(string[] args)
    {
        int worker = int.Parse(args[2], CultureInfo.InvariantCulture);
        int tasks = int.Parse(args[3], CultureInfo.InvariantCulture);
        var time = TimeSpan.FromSeconds(double.Parse(args[4], CultureInfo.InvariantCulture));
        WriterRun[] runs;
        await using (IMarkWriter marks = await OpenAsync(args[0], args[1]))
        {
            await WriterRun.RunManyAsync(marks, tasks, -1000 * (worker + 1), TimeSpan.FromMilliseconds(1));
            await Console.Out.WriteLineAsync("ready");
            await Console.In.ReadLineAsync();
            runs = await WriterRun.RunManyAsync(marks, tasks, worker * 100, time);
        }

        foreach (WriterRun run in runs)
        {
            string waits = string.Join(' ', run.Waits.Select(wait => wait.ToString("0.###", CultureInfo.InvariantCulture)));
            await Console.Out.WriteLineAsync($"{run.Failures} {waits}".TrimEnd());
        }
    }

    /// <summary>The parent's side: what each process did, by task.</summary>
    public static async Task<CrowdRun[]> RunAsync(string way, string folder, int processes, int tasks, TimeSpan time)
    {
        Process[] crowd = [.. Enumerable.Range(0, processes).Select(worker => Start(
            WorkerVerb, way, folder, Text(worker), Text(tasks), time.TotalSeconds.ToString(CultureInfo.InvariantCulture)))];
        foreach (Process process in crowd)
            await process.StandardOutput.ReadLineAsync();
        foreach (Process process in crowd)
            await process.StandardInput.WriteLineAsync("go");
        return await Task.WhenAll(crowd.Select(ReadAsync));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<IMarkWriter> OpenAsync(string way, string folder) => way switch
    {
        "engine" => await EngineMarks.OpenAsync(folder),
        "plain" => PlainMarks.Open(folder, wal: false),
        "plain-wal" => PlainMarks.Open(folder, wal: true),
        _ => throw new ArgumentException($"Unknown way of writing: {way}", nameof(way)),
    };

    private static async Task<CrowdRun> ReadAsync(Process process)
    {
        using (process)
        {
            string report = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"A worker ended with {process.ExitCode}.");
            return CrowdRun.Parse(report);
        }
    }

    private static Process Start(params string[] arguments)
    {
        // The benchmark itself, as it runs: `dotnet X.dll` or the program beside it.
        string program = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(Crowd).Assembly.Location] : [];
        var start = new ProcessStartInfo(program, [.. self, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        return Process.Start(start)!;
    }
}
