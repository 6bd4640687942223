using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using EmergentLearning.Engine.Analyzers.LockOrder.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Cycles;

/// <summary>The order graph of a compilation: which class of lock is taken while which is held, and on which paths. Immutable.</summary>
internal sealed class LockGraph
{
    private LockGraph(ImmutableArray<LockClass> classes, ImmutableArray<GraphEdge> edges) => (Classes, Edges) = (classes, edges);

    /// <summary>All classes that are taken, by name.</summary>
    public ImmutableArray<LockClass> Classes { get; }

    /// <summary>All pairs, by name; of each pair the shortest paths first.</summary>
    public ImmutableArray<GraphEdge> Edges { get; }

    /// <summary>The graph of a compilation, as the analyzer sees it.</summary>
    public static async Task<LockGraph> ReadAsync(Compilation compilation, CancellationToken cancellation = default)
    {
        LockGraph? found = null;
        var analyzer = new LockOrderAnalyzer { GraphFound = graph => found = graph };
        await compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync(cancellation).ConfigureAwait(false);
        return found ?? new LockGraph([], []);
    }

    /// <summary>Gathers what the bodies of a compilation do.</summary>
    public static LockGraph Of(IEnumerable<LockEdge> edges, IEnumerable<AcquiredLock> taken, LockSymbols symbols, EdgeRules rules)
    {
        GraphEdge[] all =
        [
            .. edges.Select(edge => (Edge: edge, From: symbols.Classes.Of(edge.Held), To: symbols.Classes.Of(edge.Acquired)))
                .Where(one => one.From is not null && one.To is not null)
                .GroupBy(one => (From: one.From!, To: one.To!))
                .Select(group => new GraphEdge(group.Key.From, group.Key.To, Paths(group.Select(one => one.Edge), group.Key.To, symbols.Classes, rules))),
        ];
        IEnumerable<LockClass> classes = taken.Select(acquired => symbols.Classes.Of(acquired.Key)).OfType<LockClass>()
            .Concat(all.SelectMany(edge => new[] { edge.From, edge.To }));
        return new LockGraph(
            [.. classes.Distinct().OrderBy(one => one.Name, StringComparer.Ordinal)],
            [.. all.OrderBy(edge => edge.From.Name, StringComparer.Ordinal).ThenBy(edge => edge.To.Name, StringComparer.Ordinal)]);
    }

    private static ImmutableArray<GraphPath> Paths(IEnumerable<LockEdge> edges, LockClass to, LockClasses classes, EdgeRules rules) =>
    [
        .. edges.Select(edge => new GraphPath(edge, IsReported: rules.Check(edge) is not null, IsReentry: IsReentry(edge, to, classes)))
            .OrderBy(path => path.Edge.Guesses)
            .ThenBy(path => path.Edge.Frames.Length)
            .ThenBy(path => path.Edge.Frames[0].Site.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(path => path.Edge.Frames[0].Site.SpanStart)
            .ThenBy(path => path.Edge.Site.SpanStart),
    ];

    private static bool IsReentry(LockEdge edge, LockClass to, LockClasses classes) => !edge.IsWait && edge.Acquired.Kind.IsReentrant()
        && edge.Gates.Any(gate => gate.Kind == edge.Acquired.Kind && to.Equals(classes.Of(gate)));
}
