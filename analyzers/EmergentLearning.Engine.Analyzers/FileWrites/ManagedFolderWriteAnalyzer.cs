using System.Collections.Immutable;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>
/// ELE2015: a file inside a store's folder is changed past the engine. The engine then takes it for a person's edit, keeps both sides, and the
/// database knows nothing of it until the next sync.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManagedFolderWriteAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        id: DiagnosticIds.ManagedFolderWrite,
        title: "A file in a store's folder is changed past the engine",
        messageFormat: "'{0}' changes a file in a folder that the engine manages: the engine takes it for a person's edit, and a process that " +
            "writes at the same moment conflicts with it; change the record through the store",
        category: "FileWrites",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Files in a store's folder are projections of its database. What a program changes there itself takes no lock, is in no " +
            "transaction and in no commit, and comes back as a conflict. Write records; the engine writes their files.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.ManagedFolderWrite));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (FileWriteSymbols.Create(start.Compilation) is not { } symbols
                || ManagedFolder.Create(start.Compilation, start.Options.AnalyzerConfigOptionsProvider.GlobalOptions) is not { } folder)
            {
                return;
            }

            start.RegisterOperationBlockStartAction(block => StartBlock(block, symbols, folder));
        });
    }

    private static void StartBlock(OperationBlockStartAnalysisContext block, FileWriteSymbols symbols, ManagedFolder folder)
    {
        ImmutableArray<IOperation> blocks = block.OperationBlocks;
        var facts = new Lazy<MethodFacts>(() => new MethodFacts(blocks));
        block.RegisterOperationAction(
            operation =>
            {
                if (IsCandidate(symbols, operation.Operation))
                    Analyze(operation, symbols, folder, facts.Value);
            },
            OperationKind.Invocation,
            OperationKind.ObjectCreation);
    }

    private static void Analyze(OperationAnalysisContext context, FileWriteSymbols symbols, ManagedFolder folder, MethodFacts facts)
    {
        if (new ManagedSites(symbols, facts).Read(context.Operation) is not { } site || !site.Paths.Any(path => folder.Holds(path, facts)))
            return;

        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Operation.Syntax.SyntaxTree);
        var paths = new PathFacts(symbols, facts);
        if (paths.IsMocked(context.Operation)
            || Exemptions.SkipsTests(options)
            || site.Paths.All(path => Exemptions.IsAllowedRoot(paths.ConstantStart(path), options))
            || Exemptions.IsMarked(context.ContainingSymbol, symbols))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.Syntax.GetLocation(), site.Member));
    }

    private static bool IsCandidate(FileWriteSymbols symbols, IOperation operation) =>
        WriteSiteReader.IsCandidate(symbols, operation)
        || operation is Microsoft.CodeAnalysis.Operations.IInvocationOperation call
            && symbols.FamilyOf(call.TargetMethod.ContainingType)
                is TypeFamily.File or TypeFamily.FileInfo or TypeFamily.DirectoryInfo or TypeFamily.Directory;
}
