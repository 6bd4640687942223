using System.Diagnostics;
using EmergentLearning.Engine.Analyzers.LockOrder;
using EmergentLearning.Engine.Benchmarks.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Benchmarks.Locking;

/// <summary>
/// What the lock-order analyzer takes for a call graph in layers and for one that is a single knot, and for ones twice as large. The compiler's own
/// work on the bodies is taken away: an analyzer that does nothing runs beside it, and before it on the same compilation, which is bound by then.
/// </summary>
internal static class LockGraphCost
{
    private const int Locks = 50;
    private static readonly int[] Sizes = [2_000, 4_000];

    public static async Task RunAsync(TextWriter output, int rounds)
    {
        var rows = new List<string[]>();
        foreach ((int methods, bool isKnot) in Sizes.SelectMany(size => new[] { (size, false), (size, true) }))
        {
            CSharpCompilation compilation = new TangledCode(methods, Locks, isKnot).Compile();
            await MeasureAsync(compilation, new LockOrderAnalyzer());
            var alone = new List<Round>();
            var with = new List<Round>();
            for (int round = 0; round < rounds; round++)
            {
                alone.Add(await MeasureAsync(compilation));
                with.Add(await MeasureAsync(compilation, new LockOrderAnalyzer()));
            }

            double wall = Median(with, round => round.Wall) - Median(alone, round => round.Wall);
            double processor = Median(with, round => round.Processor) - Median(alone, round => round.Processor);
            rows.Add([.. new[] { Median(alone, round => round.Wall), wall, Median(alone, round => round.Processor), processor, Median(with, round => round.Own) }
                .Select(seconds => Figures.Number(seconds, "0.000")).Prepend($"{methods:N0}, {(isKnot ? "a knot" : "in layers")}").Append($"{with[0].Reports}")]);
        }

        output.WriteLine($"{Locks} lock classes; medians of {rounds} rounds, seconds on {Environment.ProcessorCount} processors");
        Figures.Print(output, ["methods", "nothing, wall", "locks over it, wall", "nothing, processor", "locks over it, processor", "by the driver's clock", "reports"], rows);
    }

    private static async Task<Round> MeasureAsync(CSharpCompilation compilation, params DiagnosticAnalyzer[] analyzers)
    {
        GC.Collect();
        TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: true);
        AnalysisResult result = await compilation.WithAnalyzers([new EmptyAnalyzer(), .. analyzers], options).GetAnalysisResultAsync(CancellationToken.None);
        double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double used = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds;
        double own = analyzers.Sum(one => result.AnalyzerTelemetryInfo[one].ExecutionTime.TotalSeconds);
        return new(wall, used, own, analyzers.Sum(one => result.GetAllDiagnostics(one).Length));
    }

    private static double Median(IEnumerable<Round> rounds, Func<Round, double> figure) => Figures.Percentile(Figures.Sorted(rounds.Select(figure)), 0.5);

    private sealed record Round(double Wall, double Processor, double Own, int Reports);
}
