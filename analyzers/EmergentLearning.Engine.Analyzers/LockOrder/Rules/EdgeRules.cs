using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Rules;

/// <summary>
/// What is wrong with taking one lock while another is held, without looking at any other pair: ELE1001, 1003, 1004, 1006, 1019. Not thread-safe.
/// </summary>
internal sealed class EdgeRules(LockSymbols symbols)
{
    // There are few classes and many edges.
    private readonly Dictionary<(LockClass Held, LockClass Next), bool> _areReversed = [];
    private LockKey? _held;
    private LockClass? _heldClass;

    /// <summary>The fault, or null.</summary>
    public LockFinding? Check(LockEdge edge)
    {
        if (ClassOfHeld(edge.Held) is not { } held || symbols.Classes.Of(edge.Acquired) is not { } next)
            return null;
        if (edge.Held.IsSameObject(edge.Acquired) || (edge.IsRequired && held.Equals(next) && held.IsDeclared))
            return edge.IsTry || edge.IsLoose ? null : SameObject(edge, next);
        if (edge.IsTry)
            return null;
        if (held.Equals(next))
            return !edge.IsLoose && edge.Held.Kind is not (LockKind.Lazy or LockKind.Initializer) && IsUnordered(edge) ? Find(LockOrderRules.UnorderedInstances, LockOrderRules.UnorderedInstancesAtEnd, edge, next.Display, Way(edge)) : null;
        return IsReversed(held, next)
            ? Find(LockOrderRules.LockOrderViolated, LockOrderRules.LockOrderViolatedAtEnd, edge, next.Display, held.Display, Way(edge), Order(held, next))
            : null;
    }

    /// <summary>Under one lock a method takes many.</summary>
    private LockClass? ClassOfHeld(LockKey key)
    {
        if (!ReferenceEquals(_held, key))
            (_held, _heldClass) = (key, symbols.Classes.Of(key));
        return _heldClass;
    }

    private bool IsReversed(LockClass held, LockClass next)
    {
        if (ReferenceEquals(symbols.Declared, DeclaredOrder.None))
            return false;
        if (!_areReversed.TryGetValue((held, next), out bool isReversed))
            _areReversed.Add((held, next), isReversed = symbols.Declared.Order.Judge(held.Name, next.Name) is LockVerdict.Reversed or LockVerdict.SameRank);
        return isReversed;
    }

    private static LockFinding? SameObject(LockEdge edge, LockClass next)
    {
        if (edge.IsWait)
            return Find(LockOrderRules.WaitForBlockedTask, LockOrderRules.WaitForBlockedTaskAtEnd, edge, next.Display, string.Join(" → ", edge.Frames.Skip(1)));
        if (edge.Acquired.Mode != LockMode.Shared && edge.Held.Mode == LockMode.Shared)
            return Find(LockOrderRules.LockUpgraded, LockOrderRules.LockUpgradedAtEnd, edge, next.Display, Way(edge));
        if (edge.Held.Mode == LockMode.Upgradeable && edge.Acquired.Mode != LockMode.Upgradeable)
            return null;
        return edge.Acquired.Kind.IsReentrant()
            ? null
            : Find(LockOrderRules.LockReentered, LockOrderRules.LockReenteredAtEnd, edge, next.Display, Way(edge));
    }

    /// <summary>
    /// Two instances that could as well be exchanged: reached on ways of the same form, from different beginnings. A parent that takes its
    /// child's lock is of another form, and in order.
    /// </summary>
    private bool IsUnordered(LockEdge edge)
    {
        AccessPath held = edge.Held.Path;
        AccessPath next = edge.Acquired.Path;
        if (edge.Held.Kind != edge.Acquired.Kind || edge is { Held.Mode: LockMode.Shared, Acquired.Mode: LockMode.Shared })
            return false;
        bool isDeclared = edge.Held.Name is not null || symbols.Contracts.Exist && edge.Held.Owner is not null;
        if (!isDeclared && !AreExchangeable(held, next))
            return false;
        // Under one outer lock nobody takes the two the other way round at the same time.
        if (edge.Gates.Any(gate => gate.Mode == LockMode.Exclusive && gate.Path.IsExact && gate.Path.Root is PathRoot.This or PathRoot.Static or PathRoot.Type))
            return false;
        return !InstanceOrder.IsProved(edge, symbols.Contracts);
    }

    private static bool AreExchangeable(AccessPath held, AccessPath next)
    {
        if (held.Steps.Length != next.Steps.Length || held.Root is PathRoot.Unknown or PathRoot.New || next.Root is PathRoot.Unknown or PathRoot.New)
            return false;
        bool areElements = held.Steps.Any(step => step.IsElement);
        for (int i = 0; i < held.Steps.Length; i++)
        {
            bool areAlike = held.Steps[i].Equals(next.Steps[i]) || (held.Steps[i].IsElement && next.Steps[i].IsElement);
            if (!areAlike)
                return false;
        }

        bool isSameRoot = held.Root == next.Root && SymbolEqualityComparer.Default.Equals(held.Symbol, next.Symbol);
        // Two elements that are chosen by constants are in the order in which they are written everywhere.
        return isSameRoot ? areElements : held.Root is PathRoot.This or PathRoot.Variable && next.Root is PathRoot.This or PathRoot.Variable;
    }

    private static string Way(LockEdge edge) => edge.IsDirect ? "" : " (through " + string.Join(" → ", edge.Frames.Skip(2)) + ")";

    private string Order(LockClass held, LockClass next)
    {
        DeclaredOrder declared = symbols.Declared;
        return declared.Classes.Contains(held.Name) && declared.Classes.Contains(next.Name) ? declared.ToString() : $"{next.Display} → {held.Display}";
    }

    private static LockFinding Find(DiagnosticDescriptor live, DiagnosticDescriptor atEnd, LockEdge edge, params object[] arguments) =>
        new(live, atEnd, edge.Site, edge.Frames.RemoveAt(1), arguments);
}
