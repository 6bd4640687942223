using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Benchmarks.Analyzers;

/// <summary>
/// Lists what the analyzers report on a folder of somebody else's code, so that each report can be judged: a table, or one JSON document
/// where the output is redirected. It fails when an analyzer threw.
/// </summary>
internal static class PrecisionRun
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <returns>The exit code: 0, or 1 when an analyzer threw.</returns>
    public static async Task<int> RunAsync(TextWriter output, string root, IReadOnlyCollection<string> families)
    {
        using var progress = new Progress(Console.Error);
        progress.Say("reading and parsing");
        SourceFolder folder = SourceFolder.Read(root);
        Findings result = await AnalyseAsync(folder, families, progress);
        progress.Clear();
        if (Console.IsOutputRedirected)
            WriteDocument(output, folder, result);
        else
            WriteTable(output, folder, result);
        return result.Failures.IsEmpty ? 0 : 1;
    }

    private static async Task<Findings> AnalyseAsync(SourceFolder folder, IReadOnlyCollection<string> families, Progress progress)
    {
        int done = 0;
        var failures = new ConcurrentQueue<string>();
        var counting = new CountingAnalyzer(() => progress.Say($"analysed {Interlocked.Increment(ref done)} of {folder.Files.Count} files"));
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, analyzer, _) => failures.Enqueue($"{analyzer.GetType().Name}: {exception}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> found = await OneCompilation.Of(folder)
            .WithAnalyzers([counting, .. OurAnalyzers.Of(families)], options)
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        IEnumerable<Report> reports = found.Where(one => OurAnalyzers.IsWanted(one.Id, families)).Select(Report.Of)
            .OrderBy(report => report.Rule, StringComparer.Ordinal)
            .ThenBy(report => report.File, StringComparer.Ordinal)
            .ThenBy(report => report.Line);
        return new([.. reports], [.. failures]);
    }

    private static void WriteDocument(TextWriter output, SourceFolder folder, Findings result) => output.WriteLine(JsonSerializer.Serialize(
        new { Files = folder.Files.Count, folder.Lines, result.Reports, result.Failures }, Indented));

    private static void WriteTable(TextWriter output, SourceFolder folder, Findings result)
    {
        Figures.Print(output, ["rule", "where", "code"], result.Reports.Select(report => new[] { report.Rule, $"{report.File}:{report.Line}", report.Code }));
        output.WriteLine($"{folder.Files.Count:N0} files, {folder.Lines:N0} lines, {result.Reports.Length} reports");
        foreach (string failure in result.Failures)
            output.WriteLine("AD0001 " + failure);
    }

    private sealed record Findings(ImmutableArray<Report> Reports, ImmutableArray<string> Failures);
}
