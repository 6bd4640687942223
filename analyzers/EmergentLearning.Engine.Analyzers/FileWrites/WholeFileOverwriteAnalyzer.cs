using System.Collections.Immutable;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>
/// ELE2001: a file that others know by its path is overwritten in place. Between the truncation and the last write a reader sees an
/// empty or torn file, and a crash there leaves it so for good.
/// </summary>
/// <remarks>Symbols are looked up once for each compilation; a body's variables are only followed when it holds a candidate.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WholeFileOverwriteAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        id: DiagnosticIds.WholeFileOverwrite,
        title: "A file is overwritten in place as a whole",
        messageFormat: "'{0}' overwrites the file in place: a reader can see it empty or half-written, and a crash leaves it so; " +
            "write a temporary file beside it, flush it to disk and rename it (AtomicFile)",
        category: "FileWrites",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The old content is destroyed before the new content is there. Write the new content to a new file in the same " +
            "directory, flush it to disk and rename it over the old one.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.WholeFileOverwrite));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (FileWriteSymbols.Create(start.Compilation) is not { } symbols)
                return;
            ManagedFolder? managed = ManagedFolder.Create(start.Compilation, start.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
            start.RegisterOperationBlockStartAction(block => StartBlock(block, symbols, managed));
        });
    }

    private static void StartBlock(OperationBlockStartAnalysisContext block, FileWriteSymbols symbols, ManagedFolder? managed)
    {
        ImmutableArray<IOperation> blocks = block.OperationBlocks;
        var facts = new Lazy<MethodFacts>(() => new MethodFacts(blocks));
        block.RegisterOperationAction(
            operation =>
            {
                if (WriteSiteReader.IsCandidate(symbols, operation.Operation))
                    Analyze(operation, symbols, managed, facts.Value);
            },
            OperationKind.Invocation,
            OperationKind.ObjectCreation);
    }

    private static void Analyze(OperationAnalysisContext context, FileWriteSymbols symbols, ManagedFolder? managed, MethodFacts facts)
    {
        if (new WriteSiteReader(symbols, facts).Read(context.Operation) is not { } site || !ChangesContent(site, symbols, facts))
            return;

        var paths = new PathFacts(symbols, facts);
        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(site.Operation.Syntax.SyntaxTree);
        if (paths.IsPrivate(site.Path)
            || paths.IsMocked(site.Operation)
            || paths.IsPublishedLater(site)
            // ELE2015 says it.
            || managed?.Holds(site.Path, facts) == true
            || IsInExpressionTree(site.Operation, symbols)
            || Exemptions.SkipsTests(options)
            || Exemptions.IsAllowedRoot(paths.ConstantStart(site.Path), options)
            || Exemptions.IsMarked(context.ContainingSymbol, symbols))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(Rule, site.Operation.Syntax.GetLocation(), site.Member));
    }

    /// <summary>An open that leaves the old content counts only where this method shows that it is then replaced.</summary>
    private static bool ChangesContent(WriteSite site, FileWriteSymbols symbols, MethodFacts facts)
    {
        if (site.Effect == WriteEffect.Overwrites || site.IsWriter)
            return true;

        StreamUse use = new StreamTracker(symbols, facts).UsesOf(site.Operation);
        bool isRewritten = use.HasFlag(StreamUse.Resized) || (use & (StreamUse.Written | StreamUse.RandomAccess)) == StreamUse.Written;
        return site.Effect switch
        {
            WriteEffect.ClaimsName => use.HasFlag(StreamUse.Written),
            WriteEffect.OpensToWrite => isRewritten || use.HasFlag(StreamUse.Escapes),
            _ => isRewritten,
        };
    }

    /// <summary>A call inside an expression tree describes a call (a mock's set-up, a query) and does not make one.</summary>
    private static bool IsInExpressionTree(IOperation operation, FileWriteSymbols symbols)
    {
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IConversionOperation { Operand: IAnonymousFunctionOperation }
                && SymbolEqualityComparer.Default.Equals(current.Type?.OriginalDefinition, symbols.ExpressionTree))
            {
                return true;
            }
        }

        return false;
    }
}
