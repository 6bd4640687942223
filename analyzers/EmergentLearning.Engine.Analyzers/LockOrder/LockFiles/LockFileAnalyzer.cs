using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.FileWrites;
using EmergentLearning.Engine.Analyzers.FileWrites.LockFiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.LockFiles;

/// <summary>
/// ELE1016 and ELE1017: files that stand for a lock which the kernel does not keep. What the first reports, the second does not, and no
/// file-write rule either.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [LockUseRules.HomemadeLockFile, LockUseRules.ShareNoneAsLock];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (FileWriteSymbols.Create(start.Compilation) is not { } symbols)
                return;
            start.RegisterOperationBlockAction(block => Look(block, symbols));
        });
    }

    // One walk of our own: an action for each body that starts others would cost the compiler's driver more, and most bodies write nothing.
    private static void Look(OperationBlockAnalysisContext block, FileWriteSymbols symbols)
    {
        List<IOperation>? candidates = null;
        foreach (IOperation root in block.OperationBlocks)
        {
            foreach (IOperation operation in BodyOperations.Of(root).Of(Candidates.Kinds))
            {
                if (Candidates.Is(operation, symbols) || Candidates.MakesFolder(operation, symbols))
                    (candidates ??= []).Add(operation);
            }
        }

        if (candidates is not null)
            Check(block, symbols, [.. candidates.OrderBy(operation => operation.Syntax.SpanStart)]);
    }

    private static void Check(OperationBlockAnalysisContext context, FileWriteSymbols symbols, IReadOnlyList<IOperation> candidates)
    {
        if (Exemptions.SkipsTests(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.OperationBlocks[0].Syntax.SyntaxTree)))
            return;
        var facts = new MethodFacts(context.OperationBlocks);
        var paths = new PathFacts(symbols, facts);
        var reported = new HashSet<IOperation>();
        foreach (LockFile found in new LockFileFinder(symbols, facts, paths, new ExistsGuards(symbols, facts, paths)).Find(candidates))
        {
            if (reported.Add(found.At))
                context.ReportDiagnostic(Diagnostic.Create(LockUseRules.HomemadeLockFile, found.At.Syntax.GetLocation(), found.Member, found.Why));
        }

        var opens = new ExclusiveOpens(symbols, facts);
        foreach (IOperation candidate in candidates.Where(candidate => !reported.Contains(candidate)))
        {
            bool isPrivate = PathOf(candidate) is { } path && paths.IsPrivate(path);
            if (!isPrivate && !ExpressionTrees.Contain(candidate, symbols) && !paths.IsMocked(candidate) && opens.Find(candidate) is { } member)
                context.ReportDiagnostic(Diagnostic.Create(LockUseRules.ShareNoneAsLock, candidate.Syntax.GetLocation(), member));
        }
    }

    /// <summary>What names the file: the first argument, or the instance that has the path.</summary>
    private static IOperation? PathOf(IOperation open) => open switch
    {
        IObjectCreationOperation creation => Operations.At(creation.Arguments, 0),
        IInvocationOperation { TargetMethod.IsStatic: false, Instance: { } instance } => instance,
        IInvocationOperation call => Operations.At(call.Arguments, 0),
        _ => null,
    };
}
