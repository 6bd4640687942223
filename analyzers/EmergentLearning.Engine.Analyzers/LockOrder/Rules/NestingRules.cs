using EmergentLearning.Engine.Analyzers.LockOrder.Cycles;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Rules;

/// <summary>ELE1011: in an assembly that declares an order, the locks that meet others and have no place in it. One report a lock.</summary>
internal static class NestingRules
{
    /// <summary>What of each pair could carry a rank and has no place, where it is declared.</summary>
    public static IEnumerable<Diagnostic> Check(LockGraph graph, LockSymbols symbols, Compilation compilation)
    {
        if (!DeclaresOrder(compilation))
            yield break;
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (GraphEdge edge in graph.Edges.Where(edge => edge.From.Name != edge.To.Name))
        {
            LockEdge path = edge.Shortest;
            foreach ((LockClass one, LockClass other, LockKey key) in new[] { (edge.From, edge.To, path.Held), (edge.To, edge.From, path.Acquired) })
            {
                if (HasPlace(one.Name, graph, symbols.Declared) || Declaration(key, compilation) is not { } at || !reported.Add(one.Name))
                    continue;
                Location[] others = [path.Frames[0].Location, path.Frames[1].Location];
                yield return Diagnostic.Create(LockContractRules.UnrankedLock, at, others, one.Display, other.Display);
            }
        }
    }

    private static bool DeclaresOrder(Compilation compilation) =>
        compilation.GetTypeByMetadataName(LockAttributeNames.Hierarchy) is { } hierarchy
        && compilation.Assembly.GetAttributes().Any(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, hierarchy));

    private static bool HasPlace(string name, LockGraph graph, DeclaredOrder declared) =>
        declared.Classes.Contains(name)
        || declared.Classes.Concat(graph.Classes.Select(one => one.Name)).Any(
            other => other != name && declared.Order.Judge(name, other) != LockVerdict.Undeclared);

    /// <summary>Where the attribute could stand; null for what can carry none, such as a local variable.</summary>
    private static Location? Declaration(LockKey key, Compilation compilation)
    {
        ISymbol? holder = key.Kind is LockKind.Initializer or LockKind.Lazy ? null
            : key.Path.Steps.LastOrDefault(step => !step.IsElement).Member
                ?? (key.Path.Root is PathRoot.Static or PathRoot.This ? key.Path.Symbol : null);
        return holder is not null && SymbolEqualityComparer.Default.Equals(holder.ContainingAssembly, compilation.Assembly)
            ? holder.Locations.FirstOrDefault(location => location.IsInSource)
            : null;
    }
}
