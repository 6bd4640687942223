using System.Collections.Concurrent;
using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Cycles;
using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using EmergentLearning.Engine.Analyzers.LockOrder.Rules;
using EmergentLearning.Engine.Analyzers.LockOrder.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.LockOrder;

/// <summary>The analysis of one compilation: each body alone while it is visited, and all of them together at the end. Thread-safe.</summary>
internal sealed class LockAnalysis(Compilation compilation, LockSymbols symbols)
{
    private readonly ConcurrentQueue<BodyScan> _bodies = new();
    private readonly ConcurrentDictionary<(string Id, SyntaxTree Tree, int Start), byte> _reported = new();

    /// <summary>How often a body was followed at the end.</summary>
    public int Followed { get; private set; }

    /// <summary>Looks at one body, and reports what it shows alone.</summary>
    public void Check(OperationBlockAnalysisContext context)
    {
        var body = new BodyScan(context.OwningSymbol, symbols, compilation.Assembly);
        body.Read(context.OperationBlocks);
        _bodies.Enqueue(body);
        if (!body.MayFailAlone || context.IsGeneratedCode || body.Functions(context.CancellationToken) is not { Count: > 0 } functions)
            return;
        var run = new BodyRun(body.Owner, symbols, LocalSummaries.Instance);
        run.Run(functions, context.CancellationToken);
        var rules = new RecordRules(symbols);
        foreach (LockFinding finding in run.Records.SelectMany(record => rules.Check(record, returned: null)))
            Report(finding, isLive: true, context.ReportDiagnostic);
    }

    /// <summary>Reports what only all bodies together show.</summary>
    public LockGraph End(Action<Diagnostic> report, CancellationToken cancellation)
    {
        BodyScan[] bodies = InOrder();
        var solver = new SummarySolver(symbols, compilation.Assembly, bodies, isComplete: ContractRules.AreChecked(compilation));
        solver.Solve(cancellation);
        Followed = solver.Followed;
        ImmutableArray<FlowRecord> records = [.. solver.Records.Values.SelectMany(records => records).Where(record => !record.GaveUp)];
        var rules = new RecordRules(symbols, records.SelectMany(record => record.Demands.Ran).ToImmutableHashSet(SymbolEqualityComparer.Default));
        var returns = new ReturnedLocks(records, symbols.Classes);
        foreach (LockFinding finding in records.SelectMany(record => rules.Check(record, returns)).OrderBy(finding => finding.Site.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(finding => finding.Site.SpanStart))
            Report(finding, isLive: false, report);
        LockGraph graph = LockGraph.Of(EntryGates.Add(records, bodies, solver.PassedOver), records.SelectMany(record => record.Taken), symbols, new EdgeRules(symbols));
        foreach (LockCycle cycle in CycleFinder.Find(graph))
            report(cycle.ToDiagnostic());
        foreach (Diagnostic found in NestingRules.Check(graph, symbols, compilation))
            report(found);
        foreach (Diagnostic found in new ContractRules(symbols, solver.Summaries).Check(bodies.Select(body => body.Owner), compilation))
            report(found);
        return graph;
    }

    /// <summary>
    /// In the order of the text: what is found must depend neither on which thread looked at which body first, nor on the order in which a folder lists
    /// its files.
    /// </summary>
    private BodyScan[] InOrder()
    {
        Dictionary<SyntaxTree, long> trees = compilation.SyntaxTrees.OrderBy(tree => tree.FilePath, StringComparer.Ordinal)
            .Select((tree, place) => (tree, place)).ToDictionary(one => one.tree, one => (long)one.place);
        return [.. _bodies.OrderBy(body => body.Site is { } site ? (trees[site.SyntaxTree] << 32) + site.SpanStart : -1)];
    }

    private void Report(LockFinding finding, bool isLive, Action<Diagnostic> report)
    {
        if (_reported.TryAdd((finding.Live.Id, finding.Site.SyntaxTree, finding.Site.SpanStart), 0))
            report(finding.ToDiagnostic(isLive));
    }
}
