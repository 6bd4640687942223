using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>What a body asks of its callers, and where it does not meet what others ask of it. Not thread-safe.</summary>
internal sealed class DemandRecord
{
    // Enough for any method that a person reads, and a bound for chains of calls.
    private const int MostDemands = 32;
    private readonly List<LockDemand> _demands = [];
    private readonly Dictionary<(SyntaxNode Site, DemandKind Kind, string Lock), LockBreach> _breaches = [];

    public IReadOnlyList<LockDemand> Demands => _demands;

    /// <summary>How often something new was found of them: a demand, or a shorter way to one.</summary>
    public int Changes { get; private set; }

    public IEnumerable<LockBreach> Breaches => _breaches.Values;

    /// <summary>The bodies that are run from here, as far as they ask for anything.</summary>
    public HashSet<ISymbol> Ran { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Keeps the shortest way from a place: one call more, and a caller may no longer hear of it.</summary>
    public void Add(LockDemand demand)
    {
        int known = _demands.FindIndex(one => one.Frames[0].Site == demand.Frames[0].Site && one.IsLike(demand));
        if (known < 0 ? _demands.Count == MostDemands : _demands[known].Frames.Length <= demand.Frames.Length)
            return;
        Changes++;
        if (known < 0)
            _demands.Add(demand);
        else
            _demands[known] = demand;
    }

    public void Add(LockBreach breach)
    {
        var id = (breach.Site, breach.Demand.Kind, breach.Demand.Lock);
        if (!_breaches.TryGetValue(id, out LockBreach? known) || breach.Demand.Frames.Length < known.Demand.Frames.Length)
            _breaches[id] = breach;
    }

    /// <summary>What a caller that gives or holds something else does not meet with.</summary>
    private static string Way(LockDemand demand) => demand.Given.IsEmpty && demand.Released.IsEmpty
        ? ""
        : string.Join(",", demand.Given) + "|" + string.Join(",", demand.Released.Select(key => key.Path)) + "|" + demand.HasEntered;

    /// <summary>What is left to the callers of the method. Whoever can be called from other assemblies answers for itself.</summary>
    public ImmutableArray<LockDemand> ForCallers(ISymbol owner)
    {
        bool isVisible = Visibility.IsOutside(owner);
        return
        [
            .. _demands.Where(demand => demand.Kind != DemandKind.Hold || !isVisible)
                .GroupBy(demand => (demand.Kind, demand.Lock, demand.Member, demand.IsInPrefix, Way(demand)))
                .Select(alike => alike.OrderBy(demand => demand.Frames.Length).First()),
        ];
    }
}
