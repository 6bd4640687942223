using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;
using Microsoft.CodeAnalysis.Emit;

namespace EmergentLearning.Engine.Benchmarks.Analyzers;

/// <summary>
/// What the analyzers add to a compilation, over an analyzer that does nothing, as a share of what the compiler takes alone: from the text to the
/// last byte where the folder has no errors, otherwise to the last diagnostic. The ways take turns in one run; the figures are medians of
/// processor time, which neighbours disturb less.
/// </summary>
internal static class ShareRun
{
    private const string Alone = "the compiler alone";
    private const string Empty = "an analyzer that does nothing";
    private const string Walk = "one that asks for every call";

    public static async Task RunAsync(TextWriter output, string root, int rounds)
    {
        using var progress = new Progress(Console.Error);
        SourceFolder folder = SourceFolder.Read(root);
        DiagnosticAnalyzer[] walk = [new EmptyAnalyzer(), new WalkingAnalyzer()];
        (string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)[] ways =
        [
            (Alone, []),
            (Empty, [new EmptyAnalyzer()]),
            (Walk, [.. walk]),
            ("files and SQLite (ELE2, ELE3)", [.. walk, .. OurAnalyzers.Of(["ELE2", "ELE3"])]),
            ("locks (ELE1)", [.. walk, .. OurAnalyzers.Of(["ELE1"])]),
            ("all", [.. walk, .. OurAnalyzers.All]),
        ];
        ImmutableArray<Diagnostic> errors = [.. OneCompilation.Of(folder).GetDiagnostics().Where(one => one.Severity == DiagnosticSeverity.Error)];
        string[] off = [.. errors.Select(one => one.Id).Distinct().Where(id => !id.StartsWith("CS", StringComparison.Ordinal))];
        bool isWhole = errors.All(one => off.Contains(one.Id));
        var taken = ways.ToDictionary(way => way.Name, _ => new List<double>());
        var own = new Dictionary<string, List<double>>();
        for (int round = 0; round <= rounds; round++)
        {
            foreach ((string name, ImmutableArray<DiagnosticAnalyzer> analyzers) in ways)
            {
                progress.Say($"round {round} of {rounds}: {name}");
                (double seconds, var telemetry) = await CompileAsync(folder, off, analyzers, isWhole);
                // The first round compiles the compiler itself.
                if (round == 0)
                    continue;
                taken[name].Add(seconds);
                foreach ((DiagnosticAnalyzer analyzer, AnalyzerTelemetryInfo info) in name == "all" ? telemetry : ImmutableDictionary<DiagnosticAnalyzer, AnalyzerTelemetryInfo>.Empty)
                    Add(own, analyzer.GetType().Name, info.ExecutionTime.TotalSeconds);
            }
        }

        progress.Clear();
        output.WriteLine(isWhole ? "Compiled to the last byte." : $"{errors.Length} errors, as packages are missing: compiled without writing anything.");
        Print(output, folder, rounds, taken, own);
    }

    private static async Task<(double Seconds, IReadOnlyDictionary<DiagnosticAnalyzer, AnalyzerTelemetryInfo> Own)> CompileAsync(
        SourceFolder folder, IEnumerable<string> off, ImmutableArray<DiagnosticAnalyzer> analyzers, bool isWhole)
    {
        GC.Collect();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        CSharpCompilation compilation = OneCompilation.Of(folder, off);
        AnalysisResult? result = null;
        if (analyzers.IsEmpty && isWhole)
        {
            // Without symbols: those want to know how each file was encoded, and one of them is only a text here.
            EmitResult written = compilation.Emit(Stream.Null);
            if (!written.Success)
                throw new InvalidOperationException($"The folder does not compile: {written.Diagnostics.First(one => one.Severity == DiagnosticSeverity.Error)}");
        }
        else if (analyzers.IsEmpty)
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
        Figures.Print(output, ["", "s", "over the one that does nothing, % of the compiler", "over the one that asks, %"], taken.Select(way => new[]
        {
            way.Key, Figures.Number(Median(way.Value), "0.00"),
            way.Key is Alone or Empty ? "" : Figures.Number(Median(Shares(way.Value, taken, Empty)), "0.0"),
            way.Key is Alone or Empty or Walk ? "" : Figures.Number(Median(Shares(way.Value, taken, Walk)), "0.0"),
        }));
        double compiler = Median(taken[Alone]);
        Figures.Print(output, ["analyzer, by the driver's own clock", "s", "% of the compiler"], own.OrderByDescending(one => Median(one.Value))
            .Select(one => new[] { one.Key, Figures.Number(Median(one.Value), "0.000"), Figures.Number(100 * Median(one.Value) / compiler, "0.0") }));
    }

    /// <summary>Within a round the machine is more alike than over all of them.</summary>
    private static IEnumerable<double> Shares(List<double> way, Dictionary<string, List<double>> taken, string basis) =>
        way.Select((seconds, round) => 100 * (seconds - taken[basis][round]) / taken[Alone][round]);

    private static double Median(IEnumerable<double> values) => Figures.Percentile(Figures.Sorted(values), 0.5);

    private static void Add(Dictionary<string, List<double>> all, string name, double value)
    {
        if (!all.TryGetValue(name, out List<double>? list))
            all[name] = list = [];
        list.Add(value);
    }
}
