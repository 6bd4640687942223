using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Benchmarks.Analyzers;

/// <summary>Reports nothing, and counts the files that are done: the driver itself does not tell.</summary>
#pragma warning disable RS1001, RS2008 // It is made here, and never loaded by a compiler nor released.
internal sealed class CountingAnalyzer(Action onFile) : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor None = new("COUNT", "count", "count", "Count", DiagnosticSeverity.Hidden, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [None];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(_ => onFile());
    }
}
