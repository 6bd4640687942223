using System.Diagnostics;
using System.Globalization;
using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.Benchmarks.Locking;

/// <summary>
/// What the check of lock order costs an acquisition: a bare lock beside the same lock that is checked, in processes with the checks off
/// and on, in turn in one run, so that whatever else the machine does meets all.
/// </summary>
internal static class LockOrderCost
{
    public const string WorkerVerb = "lock-order-worker";

    private const int Rounds = 5;
    private const int Times = 2_000_000;

    /// <summary>The parent's side.</summary>
    public static async Task RunAsync(TextWriter output)
    {
        var off = new List<double[]>();
        var on = new List<double[]>();
        for (int round = 0; round < Rounds; round++)
        {
            off.Add(await StartAsync("off"));
            on.Add(await StartAsync("log"));
        }

        output.WriteLine($"Nanoseconds of processor time for one acquisition and release, the median of {Rounds} processes each; {Times} times after as many to warm up");
        output.WriteLine(Row("", "bare lock", "checked", "added", "two nested"));
        Print(output, "checks off", off);
        Print(output, "checks on", on);
    }

    /// <summary>The worker's side: three figures.</summary>
    public static void Work()
    {
        var outer = new Lock();
        var inner = new Lock();
        LockOrder first = LockOrder.Of(typeof(LockOrderCost).Assembly, "bench.outer"), second = LockOrder.Of(typeof(LockOrderCost).Assembly, "bench.inner");
        Console.WriteLine(string.Join(' ', new[]
        {
            Measure(() =>
            {
                lock (outer)
                {
                }
            }),
            Measure(() =>
            {
                using LockOrderEntry held = first.Enter();
                lock (outer)
                {
                }
            }),
            Measure(() =>
            {
                using LockOrderEntry held = first.Enter();
                lock (outer)
                {
                    using LockOrderEntry two = second.Enter();
                    lock (inner)
                    {
                    }
                }
            }),
        }.Select(figure => figure.ToString(CultureInfo.InvariantCulture))));
    }

    private static double Measure(Action once)
    {
        for (int i = 0; i < Times; i++)
            once();
        // The processor's time, not the clock's: other processes of the machine take turns with this one.
        TimeSpan began = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < Times; i++)
            once();
        return (Environment.CpuUsage.TotalTime - began).TotalNanoseconds / Times;
    }

    private static void Print(TextWriter output, string name, List<double[]> runs)
    {
        double[] figures = [.. Enumerable.Range(0, 3).Select(column => runs.Select(run => run[column]).Order().ElementAt(runs.Count / 2))];
        output.WriteLine(Row(name, Text(figures[0]), Text(figures[1]), Text(figures[1] - figures[0]), Text(figures[2])));
    }

    private static string Text(double figure) => figure.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Row(params string[] cells) => string.Concat(cells.Select(cell => cell.PadRight(14)));

    private static async Task<double[]> StartAsync(string wish)
    {
        string program = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(LockOrderCost).Assembly.Location] : [];
        using Process process = Process.Start(new ProcessStartInfo(program, [.. self, WorkerVerb])
        {
            RedirectStandardOutput = true,
            Environment = { ["ELF_LOCK_ORDER"] = wish },
        })!;
        string figures = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return [.. figures.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
    }
}
