using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Cycles;

/// <summary>
/// Gates that stand around a private method because every caller holds them. Only a lock that all callers name alike counts: a static one,
/// or one of the instance on which they call.
/// </summary>
internal static class EntryGates
{
    // Chains of private methods are short; where they are not, there is no gate.
    private const int MostRounds = 12;
    private static readonly ImmutableHashSet<LockKey> Nothing = [];

    /// <summary>All edges, with what surrounds their methods added to their gates.</summary>
    /// <param name="records">What was found in the bodies that were followed.</param>
    /// <param name="bodies">All bodies.</param>
    /// <param name="passedOver">Those that hold nothing and were not followed.</param>
    public static IEnumerable<LockEdge> Add(ImmutableArray<FlowRecord> records, IEnumerable<BodyScan> bodies, IEnumerable<BodyScan> passedOver)
    {
        HashSet<ISymbol> referenced = new(bodies.SelectMany(body => body.Referenced), SymbolEqualityComparer.Default);
        ILookup<ISymbol, (ISymbol Caller, ImmutableHashSet<LockKey> Held)> calls = records.Where(record => record.Owner is not null)
            .SelectMany(record => record.Calls.Where(call => call.Target.DeclaredAccessibility == Accessibility.Private).Select(call => (Target: (ISymbol)call.Target.OriginalDefinition, Caller: record.Owner!, Held: Usable(call))))
            .Concat(passedOver.SelectMany(body => body.PrivateCalls.Select(call => (Target: (ISymbol)call.Key, Caller: call.Value, Held: Nothing))))
            .ToLookup(one => one.Target, one => (one.Caller, one.Held), SymbolEqualityComparer.Default);
        Dictionary<ISymbol, ImmutableHashSet<LockKey>> gates = Solve(calls.Where(method => !referenced.Contains(method.Key)).ToDictionary(method => method.Key, method => method.ToArray(), SymbolEqualityComparer.Default));
        return records.SelectMany(record => record.Owner is { } owner && Of(owner, gates) is { IsEmpty: false } around
            ? record.Edges.Select(edge => edge with { Gates = edge.Gates.Union(around) })
            : record.Edges);
    }

    /// <summary>
    /// Downwards from the methods that anybody may call: a private one that only calls itself in a circle has no caller to hold a gate.
    /// </summary>
    private static Dictionary<ISymbol, ImmutableHashSet<LockKey>> Solve(Dictionary<ISymbol, (ISymbol Caller, ImmutableHashSet<LockKey> Held)[]> methods)
    {
        var gates = new Dictionary<ISymbol, ImmutableHashSet<LockKey>>(SymbolEqualityComparer.Default);
        for (int round = 0; round < MostRounds; round++)
        {
            bool isStable = true;
            foreach (KeyValuePair<ISymbol, (ISymbol Caller, ImmutableHashSet<LockKey> Held)[]> method in methods)
            {
                ImmutableHashSet<LockKey>[] around =
                [
                    .. method.Value.Where(call => gates.ContainsKey(call.Caller.OriginalDefinition) || !methods.ContainsKey(call.Caller.OriginalDefinition))
                        .Select(call => call.Held.Union(Of(call.Caller, gates))),
                ];
                if (around.Length == 0)
                    continue;
                ImmutableHashSet<LockKey> common = around.Aggregate((one, two) => one.Intersect(two));
                isStable &= gates.TryGetValue(method.Key, out ImmutableHashSet<LockKey>? known) && known.SetEquals(common);
                gates[method.Key] = common;
            }

            if (isStable)
                return gates;
        }

        return new(SymbolEqualityComparer.Default);
    }

    private static ImmutableHashSet<LockKey> Of(ISymbol method, Dictionary<ISymbol, ImmutableHashSet<LockKey>> gates) =>
        gates.TryGetValue(method.OriginalDefinition, out ImmutableHashSet<LockKey>? known) ? known : [];

    private static ImmutableHashSet<LockKey> Usable(CallSite call) =>
        [.. call.MustHold.Where(key => key.Path.Root is PathRoot.Static or PathRoot.Type || (key.Path.Root == PathRoot.This && IsOnThis(call.Operation)))];

    private static bool IsOnThis(IOperation call) => call is IInvocationOperation { Instance: IInstanceReferenceOperation };
}
