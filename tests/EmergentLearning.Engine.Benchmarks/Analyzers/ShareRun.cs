using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace EmergentLearning.Engine.Benchmarks.Analyzers;

/// <summary>
/// What the analyzers add to a compilation, over an analyzer that does nothing, as a share of what the compiler takes alone. The ways
/// take turns in one run, each from the text to the last diagnostic; the figures are medians of processor time, which neighbours disturb less.
/// </summary>
internal static class ShareRun
{
    private const string Alone = "the compiler alone";
    private const string Empty = "an analyzer that does nothing";

    public static async Task RunAsync(TextWriter output, string root, int rounds)
    {
        using var progress = new Progress(Console.Error);
        SourceFolder folder = SourceFolder.Read(root);
        (string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)[] ways =
        [
            (Alone, []),
            (Empty, [new EmptyAnalyzer()]),
            ("files and SQLite (ELE2, ELE3)", [new EmptyAnalyzer(), .. OurAnalyzers.Of(["ELE2", "ELE3"])]),
            ("locks (ELE1)", [new EmptyAnalyzer(), .. OurAnalyzers.Of(["ELE1"])]),
            ("all", [new EmptyAnalyzer(), .. OurAnalyzers.All]),
        ];
        var taken = ways.ToDictionary(way => way.Name, _ => new List<double>());
        var own = new Dictionary<string, List<double>>();
        for (int round = 0; round <= rounds; round++)
        {
            foreach ((string name, ImmutableArray<DiagnosticAnalyzer> analyzers) in ways)
            {
                progress.Say($"round {round} of {rounds}: {name}");
                (double seconds, var telemetry) = await CompileAsync(folder, analyzers);
                // The first round compiles the compiler itself.
                if (round == 0)
                    continue;
                taken[name].Add(seconds);
                foreach ((DiagnosticAnalyzer analyzer, AnalyzerTelemetryInfo info) in name == "all" ? telemetry : ImmutableDictionary<DiagnosticAnalyzer, AnalyzerTelemetryInfo>.Empty)
                    Add(own, analyzer.GetType().Name, info.ExecutionTime.TotalSeconds);
            }
        }

        progress.Clear();
        Print(output, folder, rounds, taken, own);
    }

    private static async Task<(double Seconds, IReadOnlyDictionary<DiagnosticAnalyzer, AnalyzerTelemetryInfo> Own)> CompileAsync(
        SourceFolder folder, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        GC.Collect();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        CSharpCompilation compilation = OneCompilation.Of(folder);
        AnalysisResult? result = null;
        if (analyzers.IsEmpty)
        {
            compilation.GetDiagnostics();
        }
        else
        {
            // It compiles all bodies, as the compiler does, and runs the analyzers beside that.
            var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: true);
            result = await compilation.WithAnalyzers(analyzers, options).GetAnalysisResultAsync(CancellationToken.None);
        }

        double seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        return (seconds, result?.AnalyzerTelemetryInfo ?? ImmutableDictionary<DiagnosticAnalyzer, AnalyzerTelemetryInfo>.Empty);
    }

    private static void Print(TextWriter output, SourceFolder folder, int rounds, Dictionary<string, List<double>> taken, Dictionary<string, List<double>> own)
    {
        output.WriteLine($"{folder.Files.Count:N0} files, {folder.Lines:N0} lines; medians of {rounds} rounds, seconds of processor time");
        Figures.Print(output, ["", "s", "over nothing, % of the compiler"], taken.Select(way => new[]
        {
            way.Key, Figures.Number(Median(way.Value), "0.00"), way.Key is Alone or Empty ? "" : Figures.Number(Median(Shares(way.Value, taken)), "0.0"),
        }));
        Figures.Print(output, ["analyzer, by the driver's own clock", "s"], own.OrderByDescending(one => Median(one.Value))
            .Select(one => new[] { one.Key, Figures.Number(Median(one.Value), "0.000") }));
    }

    /// <summary>Within a round the machine is more alike than over all of them.</summary>
    private static IEnumerable<double> Shares(List<double> way, Dictionary<string, List<double>> taken) =>
        way.Select((seconds, round) => 100 * (seconds - taken[Empty][round]) / taken[Alone][round]);

    private static double Median(IEnumerable<double> values) => Figures.Percentile(Figures.Sorted(values), 0.5);

    private static void Add(Dictionary<string, List<double>> all, string name, double value)
    {
        if (!all.TryGetValue(name, out List<double>? list))
            all[name] = list = [];
        list.Add(value);
    }
}
