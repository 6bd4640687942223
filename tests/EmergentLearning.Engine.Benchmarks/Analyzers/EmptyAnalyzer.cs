using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Benchmarks.Analyzers;

/// <summary>
/// Asks for the body of every member and looks at none: what the compiler's driver itself takes as soon as a project has any analyzer of
/// this kind, which every project has that uses the framework's own.
/// </summary>
#pragma warning disable RS1001, RS2008 // It is made here, and never loaded by a compiler nor released.
internal sealed class EmptyAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor None = new("EMPTY", "empty", "empty", "Empty", DiagnosticSeverity.Hidden, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [None];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationBlockAction(static _ => { });
    }
}
