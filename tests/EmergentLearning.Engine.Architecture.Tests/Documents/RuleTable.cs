using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Architecture.Tests.Documents;

/// <summary>The rules of the analyzers as the table of the README, from what the assemblies themselves say.</summary>
internal static class RuleTable
{
    /// <summary>Every rule once, in the order of the ids.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> Rules { get; } =
    [
        .. Instances<DiagnosticAnalyzer>("EmergentLearning.Engine.Analyzers")
            .SelectMany(analyzer => analyzer.SupportedDiagnostics).DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    private static readonly ImmutableHashSet<string> Fixable =
        [.. Instances<CodeFixProvider>("EmergentLearning.Engine.CodeFixes").SelectMany(provider => provider.FixableDiagnosticIds)];

    public static string Text()
    {
        StringBuilder text = new("| Id | Finds | Fix |\n|---|---|---|\n");
        foreach (DiagnosticDescriptor rule in Rules)
            text.Append($"| [{rule.Id}](docs/rules/{rule.Id}.md) | {rule.Title} | {(Fixable.Contains(rule.Id) ? "yes" : "no")} |\n");
        return text.ToString();
    }

    private static IEnumerable<T> Instances<T>(string assembly) => Assembly.Load(assembly).GetTypes()
        .Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract).Select(type => (T)Activator.CreateInstance(type)!);
}
