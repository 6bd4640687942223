using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.FileWrites;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Benchmarks.Analyzers;

/// <summary>Every analyzer that the package carries, found as the compiler finds them.</summary>
internal static class OurAnalyzers
{
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } =
    [
        .. typeof(FileWriteAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Those that report a rule whose id begins with one of <paramref name="families"/>; all when none is named.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Of(IReadOnlyCollection<string> families) =>
        [.. All.Where(one => one.SupportedDiagnostics.Any(rule => IsWanted(rule.Id, families)))];

    public static bool IsWanted(string id, IReadOnlyCollection<string> families) =>
        families.Count == 0 || families.Any(family => id.StartsWith(family, StringComparison.Ordinal));
}
