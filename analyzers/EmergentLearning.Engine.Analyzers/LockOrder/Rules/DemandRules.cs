using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Rules;

/// <summary>ELE1007, ELE1008 and ELE1010: what callees ask of their callers, and do not get.</summary>
/// <param name="symbols">The symbols of the compilation.</param>
/// <param name="ran">The bodies that are run by others; null while one body is looked at alone.</param>
internal sealed class DemandRules(LockSymbols symbols, ImmutableHashSet<ISymbol>? ran)
{
    public IEnumerable<LockFinding> Check(FlowRecord record)
    {
        IEnumerable<LockFinding> breaches = record.Demands.Breaches
            .Where(breach => ran is not null || !breach.IsOfOwnWork).Select(Breach).OfType<LockFinding>();
        return AnswersForItself(record.Owner)
            ? breaches.Concat(record.Demands.Demands.Where(demand => demand.Kind == DemandKind.Hold).Select(Missing))
            : breaches;
    }

    /// <summary>
    /// Whoever other assemblies can call has callers that nobody sees; whoever nobody calls has none that could answer. A lambda that nobody
    /// is seen to run may run anywhere, also where the lock is held.
    /// </summary>
    private bool AnswersForItself(ISymbol? owner) => owner is IMethodSymbol method
        && method.MethodKind is not (MethodKind.AnonymousFunction or MethodKind.LocalFunction)
        && (Visibility.IsOutside(method) || ran?.Contains(method.OriginalDefinition) == false);

    private static LockFinding Missing(LockDemand demand) => new(
        LockContractRules.RequiredLockMissing, LockContractRules.RequiredLockMissingAtEnd, demand.Frames[0].Site, demand.Frames.RemoveAt(0),
        demand.Member, demand.Lock, Way(demand));

    private LockFinding? Breach(LockBreach breach)
    {
        LockDemand demand = breach.Demand;
        ImmutableArray<Frame> others = demand.Frames.RemoveAt(0);
        if (demand.Kind == DemandKind.DoNotHold)
        {
            return new LockFinding(
                LockContractRules.ExcludedLockHeld, LockContractRules.ExcludedLockHeldAtEnd, breach.Site, others, demand.Member, demand.Lock, Way(demand));
        }

        string why = "for a lock that another process may hold";
        if (breach.Held is { } held)
        {
            if (symbols.Classes.Of(held) is not { } lockClass)
                return null;
            why = $"while '{lockClass.Display}' is held";
        }

        return new LockFinding(LockUseRules.UnboundedWait, LockUseRules.UnboundedWaitAtEnd, breach.Site, others, demand.Member, why, Way(demand));
    }

    private static string Way(LockDemand demand) =>
        demand.Frames.Length == 1 ? "" : " (through " + string.Join(" → ", demand.Frames.Skip(1)) + ")";
}
