using System.Diagnostics;
using System.Globalization;

namespace EmergentLearning.Engine.Benchmarks.Contention;

/// <summary>Many processes of <c>elf record</c> at once on a store that is not there yet, as agents start them.</summary>
internal static class ElfCrowd
{
    /// <param name="output">Where the table goes.</param>
    /// <param name="elf">The native program, or <c>elf.dll</c>.</param>
    /// <param name="processes">How many at once.</param>
    public static async Task RunAsync(TextWriter output, string elf, int processes)
    {
        string folder = Directory.CreateTempSubdirectory("elf-crowd-").FullName;
        try
        {
            string store = Path.Combine(folder, "store");
            long begun = Stopwatch.GetTimestamp();
            (int ExitCode, double Milliseconds)[] runs = await Task.WhenAll(
                Enumerable.Range(0, processes).Select(i => RecordAsync(elf, store, i)));
            double total = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            double[] times = Figures.Sorted(runs.Select(run => run.Milliseconds));
            (int records, int commits) = await CountAsync(elf, store);
            output.WriteLine($"{processes} processes of {Path.GetFileName(elf)} record at once on an absent store");
            Figures.Print(
                output,
                ["succeeded", "records", "commits", "p50 ms", "p99 ms", "max ms", "all ms"],
                [[
                    Number(runs.Count(run => run.ExitCode == 0)), Number(records), Number(commits),
                    Figures.Number(Figures.Percentile(times, 0.5), "0"), Figures.Number(Figures.Percentile(times, 0.99), "0"),
                    Figures.Number(times[^1], "0"), Figures.Number(total, "0"),
                ]]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<(int ExitCode, double Milliseconds)> RecordAsync(string elf, string store, int number)
    {
        long begun = Stopwatch.GetTimestamp();
        (int exitCode, _) = await RunAsync(
            elf, "record", "failure", "--title", $"crowd {number}", "--domain", "crowd", "--base-path", store);
        return (exitCode, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
    }

    private static async Task<(int Records, int Commits)> CountAsync(string elf, string store)
    {
        (_, string rows) = await RunAsync(elf, "query", "--recent", "1000", "--format", "csv", "--base-path", store);
        (_, string log) = await RunAsync("git", "-C", store, "log", "--format=%s", "--grep=^failure: crowd ");
        return (Lines(rows, "crowd "), Lines(log, "failure: crowd "));
    }

    private static int Lines(string text, string part) =>
        text.Split('\n').Count(line => line.Contains(part, StringComparison.Ordinal));

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        bool isAssembly = program.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isAssembly ? "dotnet" : program, isAssembly ? [program, .. arguments] : arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await error;
        return (process.ExitCode, output);
    }
}
