using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;

namespace EmergentLearning.Engine.Benchmarks.Analyzers;

/// <summary>
/// What the analyzers add to a compilation, as a share of what the compiler takes alone: from the text to the last byte where the folder has no errors,
/// otherwise to the last diagnostic. Once as the whole process sees it, over an analyzer that does nothing, which on a machine with neighbours says little
/// about a few percent; and once as the processor time inside their own actions, which says it to a tenth, but not what they cost the collector. The ways
/// take turns in one run; the figures are medians.
/// </summary>
internal static class ShareRun
{
    private const string Alone = "the compiler alone";
    private const string Empty = "an analyzer that does nothing";
    private const string Walk = "one that asks for every call";
    private const string All = "all";

    public static async Task RunAsync(TextWriter output, string root, int rounds)
    {
        using var progress = new Progress(Console.Error);
        SourceFolder folder = SourceFolder.Read(root);
        DiagnosticAnalyzer[] walk = [new EmptyAnalyzer(), new WalkingAnalyzer()];
        (string Name, ImmutableArray<DiagnosticAnalyzer> Others, ImmutableArray<DiagnosticAnalyzer> Ours)[] ways =
        [
            (Alone, [], []),
            (Empty, [new EmptyAnalyzer()], []),
            (Walk, [.. walk], []),
            ("files and SQLite (ELE2, ELE3)", [.. walk], OurAnalyzers.Of(["ELE2", "ELE3"])),
            ("locks (ELE1)", [.. walk], OurAnalyzers.Of(["ELE1"])),
            (All, [.. walk], OurAnalyzers.All),
        ];
        ImmutableArray<Diagnostic> errors = [.. OneCompilation.Of(folder).GetDiagnostics().Where(one => one.Severity == DiagnosticSeverity.Error)];
        string[] off = [.. errors.Select(one => one.Id).Distinct().Where(id => !id.StartsWith("CS", StringComparison.Ordinal))];
        bool isWhole = errors.All(one => off.Contains(one.Id));
        var taken = ways.ToDictionary(way => way.Name, _ => new List<Share>());
        for (int round = 0; round <= rounds; round++)
        {
            foreach ((string name, ImmutableArray<DiagnosticAnalyzer> others, ImmutableArray<DiagnosticAnalyzer> ours) in ways)
            {
                progress.Say($"round {round} of {rounds}: {name}");
                Share share = await CompileAsync(folder, off, others, [.. ours.Select(one => new ClockedAnalyzer(one))], isWhole);
                // The first round compiles the compiler itself.
                if (round > 0)
                    taken[name].Add(share);
            }
        }

        progress.Clear();
        output.WriteLine(isWhole ? "Compiled to the last byte." : $"{errors.Length} errors, as packages are missing: compiled without writing anything.");
        Print(output, folder, rounds, taken);
    }

    private static async Task<Share> CompileAsync(
        SourceFolder folder, IEnumerable<string> off, ImmutableArray<DiagnosticAnalyzer> others, ImmutableArray<ClockedAnalyzer> ours, bool isWhole)
    {
        GC.Collect();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        CSharpCompilation compilation = OneCompilation.Of(folder, off);
        AnalysisResult? result = null;
        if (others.IsEmpty && isWhole)
        {
            // Without symbols: those want to know how each file was encoded, and one of them is only a text here.
            EmitResult written = compilation.Emit(Stream.Null);
            if (!written.Success)
                throw new InvalidOperationException($"The folder does not compile: {written.Diagnostics.First(one => one.Severity == DiagnosticSeverity.Error)}");
        }
        else if (others.IsEmpty)
        {
            compilation.GetDiagnostics();
        }
        else
        {
            // It compiles all bodies, as the compiler does, and runs the analyzers beside that.
            var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: true);
            result = await compilation.WithAnalyzers([.. others, .. ours], options).GetAnalysisResultAsync(CancellationToken.None);
        }

        double seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        return new Share(seconds, [.. ours.Select(one => new OwnShare(one.Name, one.Taken.TotalSeconds, result!.AnalyzerTelemetryInfo[one].ExecutionTime.TotalSeconds))]);
    }

    private static void Print(TextWriter output, SourceFolder folder, int rounds, Dictionary<string, List<Share>> taken)
    {
        output.WriteLine($"{folder.Files.Count:N0} files, {folder.Lines:N0} lines; medians of {rounds} rounds, seconds of processor time");
        double compiler = Median(taken[Alone].Select(share => share.Seconds));
        Figures.Print(
            output,
            ["", "s", "over the one that does nothing, % of the compiler", "over the one that asks, %", "inside their actions, s", "% of the compiler"],
            taken.Select(way => new[]
            {
                way.Key,
                Figures.Number(Median(way.Value.Select(share => share.Seconds)), "0.00"),
                way.Key is Alone or Empty ? "" : Figures.Number(Median(Over(way.Value, taken, Empty)), "0.0"),
                way.Key is Alone or Empty or Walk ? "" : Figures.Number(Median(Over(way.Value, taken, Walk)), "0.0"),
                way.Key is Alone or Empty or Walk ? "" : Figures.Number(Median(way.Value.Select(Inside)), "0.00"),
                way.Key is Alone or Empty or Walk ? "" : Figures.Number(100 * Median(way.Value.Select(Inside)) / compiler, "0.0"),
            }));
        string clock = ThreadClock.IsOfThread ? "processor time" : "time of day";
        Figures.Print(
            output,
            ["all of them together", $"inside its actions, {clock}, s", "% of the compiler", "by the driver's clock, time of day, s"],
            taken[All].SelectMany(share => share.Own).GroupBy(own => own.Name).OrderByDescending(one => Median(one.Select(own => own.Inside))).Select(one => new[]
            {
                one.Key,
                Figures.Number(Median(one.Select(own => own.Inside)), "0.000"),
                Figures.Number(100 * Median(one.Select(own => own.Inside)) / compiler, "0.0"),
                Figures.Number(Median(one.Select(own => own.Driver)), "0.000"),
            }));
    }

    private static double Inside(Share share) => share.Own.Sum(own => own.Inside);

    /// <summary>Within a round the machine is more alike than over all of them.</summary>
    private static IEnumerable<double> Over(List<Share> way, Dictionary<string, List<Share>> taken, string basis) =>
        way.Select((share, round) => 100 * (share.Seconds - taken[basis][round].Seconds) / taken[Alone][round].Seconds);

    private static double Median(IEnumerable<double> values) => Figures.Percentile(Figures.Sorted(values), 0.5);

    /// <summary>One compilation.</summary>
    /// <param name="Seconds">The processor time of the whole process.</param>
    /// <param name="Own">What each of our analyzers took of it.</param>
    private sealed record Share(double Seconds, ImmutableArray<OwnShare> Own);

    /// <summary>One analyzer in one compilation.</summary>
    /// <param name="Name">Its type.</param>
    /// <param name="Inside">Seconds of processor time inside its actions.</param>
    /// <param name="Driver">Seconds by the driver's clock, which runs on while the thread is stopped.</param>
    private sealed record OwnShare(string Name, double Inside, double Driver);
}
