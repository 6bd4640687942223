using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Benchmarks.Analyzers;

/// <summary>
/// Asks for every call, and does nothing with it: what it takes to make the operations of all bodies. The framework's own analyzers, which are on
/// in every project, have them made, so a project pays for that once, whether ours are there or not.
/// </summary>
#pragma warning disable RS1001, RS2008 // It is made here, and never loaded by a compiler nor released.
internal sealed class WalkingAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor None = new("WALK", "walk", "walk", "Walk", DiagnosticSeverity.Hidden, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [None];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(static _ => { }, OperationKind.Invocation);
    }
}
