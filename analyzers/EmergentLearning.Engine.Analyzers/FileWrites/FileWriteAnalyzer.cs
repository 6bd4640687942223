using System.Collections.Concurrent;
using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.FileWrites.Flow;
using EmergentLearning.Engine.Analyzers.FileWrites.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>
/// ELE2001 to ELE2017: files that readers can see half-written, that a crash can lose, or that two writers can take from each other.
/// </summary>
/// <remarks>Symbols are looked up once for each compilation; a body is only followed when it holds a call that touches files.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FileWriteAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = FileWriteRules.All;

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (FileWriteSymbols.Create(start.Compilation) is not { } symbols)
                return;
            var sources = new MethodSources(symbols, start.Compilation);
            ManagedFolder? managed = ManagedFolder.Create(start.Compilation, start.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
            start.RegisterOperationBlockStartAction(block => StartBlock(block, symbols, sources, managed));
            start.RegisterOperationAction(operation => EscapeHatchRule.CheckAttribute(operation, symbols), OperationKind.Attribute);
            start.RegisterSyntaxTreeAction(EscapeHatchRule.CheckPragmas);
        });
    }

    private static void StartBlock(
        OperationBlockStartAnalysisContext block, FileWriteSymbols symbols, MethodSources sources, ManagedFolder? managed)
    {
        // Operations of one body may be visited by several threads.
        var candidates = new ConcurrentQueue<IOperation>();
        block.RegisterOperationAction(
            operation =>
            {
                if (Candidates.Is(operation.Operation, symbols))
                    candidates.Enqueue(operation.Operation);
            },
            OperationKind.Invocation,
            OperationKind.ObjectCreation);
        block.RegisterOperationBlockEndAction(end =>
        {
            if (!candidates.IsEmpty)
                new BodyCheck(end, symbols, sources, managed).Run([.. candidates.OrderBy(operation => operation.Syntax.SpanStart)]);
        });
    }
}
