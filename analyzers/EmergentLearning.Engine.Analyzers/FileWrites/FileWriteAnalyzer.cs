using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.FileWrites.Flow;
using EmergentLearning.Engine.Analyzers.FileWrites.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>
/// ELE2001 to ELE2017: files that readers can see half-written, that a crash can lose, or that two writers can take from each other.
/// </summary>
/// <remarks>Symbols are looked up once for each compilation; a body is only followed when it holds a call that touches files.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FileWriteAnalyzer : DiagnosticAnalyzer
{
    private static readonly KindSet Looked = Candidates.Kinds.With(KindSet.Of(OperationKind.Attribute));

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
            start.RegisterOperationBlockAction(block => Check(block, symbols, sources, managed));
            start.RegisterSyntaxTreeAction(EscapeHatchRule.CheckPragmas);
        });
    }

    // One walk of our own: an action for each body that registers others, or one for each operation, would cost the compiler's driver more, and most bodies
    // write nothing.
    private static void Check(OperationBlockAnalysisContext block, FileWriteSymbols symbols, MethodSources sources, ManagedFolder? managed)
    {
        List<IOperation>? candidates = null;
        foreach (IOperation root in block.OperationBlocks)
        {
            foreach (IOperation operation in BodyOperations.Of(root).Of(Looked))
            {
                if (operation is IAttributeOperation attribute)
                    EscapeHatchRule.CheckAttribute(block, attribute, symbols);
                else if (Candidates.Is(operation, symbols))
                    (candidates ??= []).Add(operation);
            }
        }

        if (candidates is not null)
            new BodyCheck(block, symbols, sources, managed).Run([.. candidates.OrderBy(operation => operation.Syntax.SpanStart)]);
    }
}
