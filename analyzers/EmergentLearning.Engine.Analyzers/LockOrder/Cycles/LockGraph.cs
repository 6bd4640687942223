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
        var classes = new GraphClasses(symbols.Classes);
        List<LockEdge>[] pairs = ByPair(edges, classes);
        GraphEdge[] all = Array.ConvertAll(pairs, pair =>
        {
            LockClass to = classes.All[classes.NumberOf(pair[0].Acquired)];
            return new GraphEdge(classes.All[classes.NumberOf(pair[0].Held)], to, pair, Judge);

            GraphPath Judge(LockEdge edge) => new(edge, IsReported: rules.Check(edge) is not null, IsReentry: IsReentry(edge, to, symbols.Classes));
        });
        foreach (AcquiredLock acquired in taken)
            classes.NumberOf(acquired.Key);
        return new LockGraph(
            [.. classes.All.OrderBy(one => one.Name, StringComparer.Ordinal)],
            [.. all.OrderBy(edge => edge.From.Name, StringComparer.Ordinal).ThenBy(edge => edge.To.Name, StringComparer.Ordinal)]);
    }

    /// <summary>The edges between each two classes, in the order in which they come.</summary>
    private static List<LockEdge>[] ByPair(IEnumerable<LockEdge> edges, GraphClasses classes)
    {
        var pairs = new Dictionary<(int From, int To), List<LockEdge>>();
        foreach (LockEdge edge in edges)
        {
            (int From, int To) pair = (classes.NumberOf(edge.Held), classes.NumberOf(edge.Acquired));
            if (pair.From < 0 || pair.To < 0)
                continue;
            if (!pairs.TryGetValue(pair, out List<LockEdge>? known))
                pairs.Add(pair, known = []);
            known.Add(edge);
        }

        return [.. pairs.Values];
    }

    private static bool IsReentry(LockEdge edge, LockClass to, LockClasses classes) => !edge.IsWait && !edge.Gates.IsEmpty && edge.Acquired.Kind.IsReentrant()
        && edge.Gates.Any(gate => gate.Kind == edge.Acquired.Kind && to.Equals(classes.Of(gate)));
}
