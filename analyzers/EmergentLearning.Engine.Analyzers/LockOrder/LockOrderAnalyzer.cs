using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Cycles;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.LockOrder;

/// <summary>
/// ELE1001 to ELE1006, ELE1009 and ELE1019: locks that are taken in an order, or kept in a way, in which flows wait for each other for ever.
/// </summary>
/// <remarks>
/// Symbols are looked up once for each compilation. Each body is looked at once for what it calls; it is only followed when it takes a lock,
/// and, at the end of the compilation, when a lock can be reached from it. Generated code takes part, and is not reported on.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockOrderAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. LockOrderRules.All, .. LockContractRules.OfFlow, .. LockUseRules.OfFlow];

    /// <summary>Is given the graph of locks at the end of each compilation.</summary>
    internal Action<LockGraph>? GraphFound { get; init; }

    /// <summary>Is told at the end of each compilation how often a body was followed for it: what the rules cost, whatever the machine does.</summary>
    internal Action<int>? Followed { get; init; }

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var symbols = new LockSymbols(start.Compilation, UserTable.Read(start.Options.AdditionalFiles, start.CancellationToken), start.CancellationToken);
            var analysis = new LockAnalysis(start.Compilation, symbols);
            start.RegisterOperationBlockAction(analysis.Check);
            start.RegisterCompilationEndAction(end =>
            {
                LockGraph graph = analysis.End(end.ReportDiagnostic, end.CancellationToken);
                GraphFound?.Invoke(graph);
                Followed?.Invoke(analysis.Followed);
            });
        });
    }
}
