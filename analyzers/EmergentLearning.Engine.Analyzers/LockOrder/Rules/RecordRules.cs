using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Rules;

/// <summary>What is wrong inside one body, beside the order: ELE1005 and ELE1009, and what <see cref="EdgeRules"/> finds.</summary>
internal sealed class RecordRules(LockSymbols symbols, ImmutableHashSet<ISymbol>? ran = null)
{
    private readonly EdgeRules _edges = new(symbols);
    private readonly DemandRules _demands = new(symbols, ran);
    private readonly EscapeRules _escapes = new(symbols);
    private readonly UnknownCallRules _unknown = new(symbols);

    /// <summary>The faults, one of a rule at a place.</summary>
    /// <param name="record">What was found in the body.</param>
    /// <param name="returned">What all bodies give back; null while only this one is seen.</param>
    public IEnumerable<LockFinding> Check(FlowRecord record, ReturnedLocks? returned)
    {
        if (record.GaveUp)
            return [];
        LockFinding[] edges = EdgesOf(record, returned);
        // A wait that cannot end need not be told that it has no limit.
        IEnumerable<LockFinding> demands = _demands.Check(record).Where(finding =>
            !ReferenceEquals(finding.Live, LockUseRules.UnboundedWait) || !IsToBeSeenWhole(finding, returned) && !edges.Any(edge => edge.Site == finding.Site));
        return [.. edges, .. Leaks(record, returned), .. Crossings(record), .. demands, .. _escapes.Check(record), .. _unknown.Check(record)];
    }

    private LockFinding[] EdgesOf(FlowRecord record, ReturnedLocks? returned)
    {
        List<(LockEdge Edge, LockFinding Finding)>? found = null;
        foreach (LockEdge edge in record.Edges)
        {
            if (_edges.Check(edge) is { } finding && !IsPassedOn(edge, record, returned))
                (found ??= []).Add((edge, finding));
        }

        return found is null ? [] : [.. found.OrderBy(one => one.Edge.Way.Length).Select(one => one.Finding).GroupBy(finding => finding.Site).Select(Gravest)];
    }

    /// <summary>
    /// A semaphore that a body takes again and again, and somebody else gives back: the work that it begins, or whom it takes turns with. While typing, that
    /// there is somebody is taken for granted.
    /// </summary>
    private static bool IsPassedOn(LockEdge edge, FlowRecord record, ReturnedLocks? returned) =>
        edge is { Acquired.Kind: LockKind.Semaphore or LockKind.Event, IsDirect: true } && edge.Held.IsSameObject(edge.Acquired)
        && !record.Given.Contains(edge.Held) && returned?.IsGivenBeside(edge.Held, record) != false;

    /// <summary>Of several faults at one place the one that is certain, and not those that follow from it.</summary>
    private static LockFinding Gravest(IEnumerable<LockFinding> findings) => findings.OrderByDescending(finding => finding.Live.DefaultSeverity)
        .ThenByDescending(finding => ReferenceEquals(finding.Live, LockOrderRules.LockReentered)).First();

    private IEnumerable<LockFinding> Leaks(FlowRecord record, ReturnedLocks? returned)
    {
        foreach (var leaks in record.Leaks.GroupBy(leak => leak.Held.Site))
        {
            var leak = leaks.OrderBy(one => one.IsException).First();
            bool isForgotten = leak.Held.Origin switch
            {
                HeldOrigin.Handle => IsHandleForgotten(leak, record),
                // Begin() is one half of a pair; where the method runs the other half on some ways, it is meant to on all.
                HeldOrigin.Callee => record.Given.Contains(leak.Key) && IsLockForgotten(leak, record, returned),
                _ => IsLockForgotten(leak, record, returned),
            };
            if (!isForgotten || symbols.Classes.Of(leak.Key) is not { } lockClass)
                continue;
            string where = leak.IsException ? "an exception leaves the method" : "the method ends";
            yield return new LockFinding(LockOrderRules.LockNotReleased, LockOrderRules.LockNotReleasedAtEnd, leak.Held.Site, [], lockClass.Display, where);
        }
    }

    /// <summary>Whether what a call returns can be waited for only its body can tell.</summary>
    private static bool IsToBeSeenWhole(LockFinding finding, ReturnedLocks? returned) =>
        returned is null && finding.Site.DescendantNodes().OfType<InvocationExpressionSyntax>().Any();

    private static bool IsHandleForgotten((LockKey Key, HeldLock Held, bool IsException) leak, FlowRecord record) =>
        !(leak.IsException && record.PassedOn.Contains(leak.Key)) && !IsDropped(leak.Held.Site);

    /// <summary>
    /// A method that holds at every end, of a lock that another method gives back, is one half of a pair; whether there is another is only
    /// known when all have been seen.
    /// </summary>
    private bool IsLockForgotten((LockKey Key, HeldLock Held, bool IsException) leak, FlowRecord record, ReturnedLocks? returned)
    {
        if (leak.IsException)
            return record.Given.Contains(leak.Key) && !record.PassedOn.Contains(leak.Key);
        if (IsGivenInOtherMode(leak.Key, record))
            return true;
        if (returned is null || record.Exits.TrueForAll(state => !state.Held.ContainsKey(leak.Key) || HandsOver(record.Owner, state))
            || (IsTold(leak.Key, record) && returned.IsGivenBeside(leak.Key, record)))
            return false;
        bool holdsAlways = record.Exits.TrueForAll(state => state.Held.ContainsKey(leak.Key));
        return record.Given.Contains(leak.Key) ? !(holdsAlways && returned.IsGivenBeside(leak.Key, record)) : returned.IsNeverGiven(leak.Key);
    }

    /// <summary>Whether the method ends with something to dispose for its caller, which may give the lock back by whatever name it has for it.</summary>
    private bool HandsOver(ISymbol? owner, FlowState end) => owner is IMethodSymbol method
        && ((symbols.Types.ReturnsHandle(method) && IsSomething(end, LockFlow.ReturnKey))
            || method.Parameters.Any(one => one.RefKind == RefKind.Out && symbols.Types.IsDisposable(one.Type) && IsSomething(end, one)));

    /// <summary>Whether the result tells a caller that the lock is held now, and that it has to have another method give it back.</summary>
    private static bool IsTold(LockKey key, FlowRecord record)
    {
        ILookup<bool, FlowValue> results = record.Exits.ToLookup(state => state.Held.ContainsKey(key),
            state => state.Values.TryGetValue(LockFlow.ReturnKey, out FlowValue? value) ? value : FlowValue.Unknown);
        return results[true].All(one => one is ConstantValue && !results[false].Contains(one)) && results[false].All(one => one is ConstantValue);
    }

    private static bool IsSomething(FlowState end, object key) =>
        !end.Values.TryGetValue(key, out FlowValue? value) || !ChoiceValue.Each(value).Contains(ConstantValue.Null);

    /// <summary>Taken to write and given back as if it had been taken to read: only the call of its own mode gives it back.</summary>
    private static bool IsGivenInOtherMode(LockKey key, FlowRecord record) =>
        key.Kind is LockKind.ReaderWriter or LockKind.RecursiveReaderWriter && !record.Given.Contains(key)
        && record.Given.Any(given => given.IsSameObject(key) && !record.Taken.Any(taken => taken.Key.Equals(given)));

    private IEnumerable<LockFinding> Crossings(FlowRecord record)
    {
        // A lock that is held across several awaits is one fault.
        foreach (var crossing in record.Crossings.GroupBy(pair => pair.Value).OrderBy(group => group.Key.SpanStart))
        {
            KeyValuePair<(SyntaxNode Site, LockKey Key), SyntaxNode> first = crossing.OrderBy(pair => pair.Key.Site.SpanStart).First();
            if (symbols.Classes.Of(first.Key.Key) is not { } lockClass)
                continue;
            string what = first.Key.Site is YieldStatementSyntax ? "yield" : "await";
            var taken = new Frame("", first.Value);
            yield return new LockFinding(LockOrderRules.ThreadBoundLock, LockOrderRules.ThreadBoundLockAtEnd, first.Key.Site, [taken], lockClass.Display, what, "");
        }
    }

    /// <summary>A handle that nobody keeps is another rule's.</summary>
    private static bool IsDropped(SyntaxNode site)
    {
        SyntaxNode? around = site.Parent;
        while (around is AwaitExpressionSyntax or ConditionalAccessExpressionSyntax or ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or PostfixUnaryExpressionSyntax)
            around = around.Parent;
        return around is ExpressionStatementSyntax or ArrowExpressionClauseSyntax
            || (around is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } });
    }
}
