using EmergentLearning.Engine.Analyzers.FileWrites.Flow;
using EmergentLearning.Engine.Analyzers.FileWrites.LockFiles;
using EmergentLearning.Engine.Analyzers.FileWrites.Origins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Rules;

/// <summary>All file-write rules on one body. What one rule reports, no other reports again.</summary>
internal sealed class BodyCheck
{
    private readonly OperationBlockAnalysisContext _context;
    private readonly AnalyzerConfigOptions _options;
    private readonly ManagedFolder? _managed;
    private readonly HashSet<(string Id, SyntaxNode Place)> _reported = [];
    private readonly HashSet<IOperation> _lockFiles = [];

    public BodyCheck(OperationBlockAnalysisContext context, FileWriteSymbols symbols, MethodSources sources, ManagedFolder? managed)
    {
        _context = context;
        _managed = managed;
        Symbols = symbols;
        Sources = sources;
        Facts = new MethodFacts(context.OperationBlocks);
        Paths = new PathFacts(symbols, Facts, new ValueOrigins(symbols, sources.Members, context.CancellationToken));
        Guards = new ExistsGuards(symbols, Facts, Paths);
        _options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.OperationBlocks[0].Syntax.SyntaxTree);
    }

    public FileWriteSymbols Symbols { get; }

    public MethodSources Sources { get; }

    public MethodFacts Facts { get; }

    public PathFacts Paths { get; }

    public ExistsGuards Guards { get; }

    public FlowFindings Flow { get; private set; } = new();

    public ISymbol Owner => _context.OwningSymbol;

    public CancellationToken Cancellation => _context.CancellationToken;

    public void Run(IReadOnlyList<IOperation> candidates)
    {
        if (Exemptions.SkipsTests(_options) || Exemptions.IsMarked(Owner, Symbols))
            return;
        if (PublishCalls.AreIn(Facts, Symbols, Sources))
        {
            IEnumerable<ControlFlowGraph> graphs = _context.OperationBlocks.Select(_context.GetControlFlowGraph).Distinct();
            Flow = new FlowRunner(new FlowContext(Symbols, Sources, Cancellation), Facts).Run([.. graphs]);
        }

        foreach (LockFile found in new LockFileFinder(Symbols, Facts, Paths, Guards).Find(candidates))
            _lockFiles.Add(found.At);

        // The order decides which of two rules reports a statement that both could.
        new RenameRule(this).Check(candidates);
        new EngineCallRule(this).Check(candidates);
        new OverwriteRule(this).Check(candidates);
        new AppendRule(this).Check(candidates);
        new FlushRule(this).Check(candidates);
        new LateModeRule(this).Check(candidates);
    }

    /// <summary>True when somebody said that this place may be written in any way, or when nothing real is written.</summary>
    public bool IsExempt(IOperation operation, IOperation path) => Paths.IsMocked(operation)
        // ELE2015 says it.
        || _managed?.Holds(path, Facts) == true
        // ELE1016 says it.
        || _lockFiles.Contains(operation)
        || ExpressionTrees.Contain(operation, Symbols)
        || Exemptions.IsAllowedRoot(Paths.ConstantStart(path), _options);

    /// <summary>True when any rule has reported at this place.</summary>
    public bool IsReported(SyntaxNode place) => _reported.Any(report => report.Place == place);

    public void Report(DiagnosticDescriptor rule, SyntaxNode place, params object[] arguments)
    {
        if (_reported.Add((rule.Id, place)))
            _context.ReportDiagnostic(Diagnostic.Create(rule, place.GetLocation(), arguments));
    }
}
