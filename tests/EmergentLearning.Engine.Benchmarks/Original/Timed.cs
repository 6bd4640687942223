using System.Diagnostics;

namespace EmergentLearning.Engine.Benchmarks.Original;

/// <summary>How a process ended.</summary>
/// <param name="Succeeded">Whether it ended by itself with exit code 0.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="InTime">Whether it ended before the limit; else it was killed there.</param>
internal sealed record Timed(bool Succeeded, double Seconds, bool InTime)
{
    /// <summary>Runs a command line to its end, or to the limit.</summary>
    public static async Task<Timed> RunAsync(CommandLine command, TimeSpan limit)
    {
        long begun = Stopwatch.GetTimestamp();
        using Process process = command.Start();
        using var late = new CancellationTokenSource(limit);
        Task output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await output;
        return new Timed(process.ExitCode == 0, seconds, !late.IsCancellationRequested);
    }

    /// <summary>Runs all at once.</summary>
    public static async Task<(Timed[] Runs, double Seconds)> AllAsync(IEnumerable<CommandLine> commands, TimeSpan limit)
    {
        long begun = Stopwatch.GetTimestamp();
        Timed[] runs = await Task.WhenAll(commands.Select(command => RunAsync(command, limit)));
        return (runs, Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }

    public static double Median(IEnumerable<double> values) => Figures.Percentile(Figures.Sorted(values), 0.5);
}
