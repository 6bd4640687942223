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
        List<GraphEdge> all = ByPair(edges, classes).ConvertAll(pair =>
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
    private static List<List<LockEdge>> ByPair(IEnumerable<LockEdge> edges, GraphClasses classes)
    {
        var pairs = new List<List<LockEdge>>();
        // Of each class, what is taken under it.
        var under = new List<Dictionary<int, List<LockEdge>>>();
        (LockKey? held, int from) = (null, -1);
        foreach (LockEdge edge in edges)
        {
            // Under one lock a method takes many.
            if (!ReferenceEquals(held, edge.Held))
                (held, from) = (edge.Held, classes.NumberOf(edge.Held));
            int to = classes.NumberOf(edge.Acquired);
            if (from < 0 || to < 0)
                continue;
            while (under.Count <= from)
                under.Add([]);
            if (!under[from].TryGetValue(to, out List<LockEdge>? known))
            {
                under[from].Add(to, known = []);
                pairs.Add(known);
            }

            known.Add(edge);
        }

        return pairs;
    }

    private static bool IsReentry(LockEdge edge, LockClass to, LockClasses classes) => !edge.IsWait && !edge.Gates.IsEmpty && edge.Acquired.Kind.IsReentrant()
        && edge.Gates.Any(gate => gate.Kind == edge.Acquired.Kind && to.Equals(classes.Of(gate)));
}
