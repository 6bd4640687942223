using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>What a call of a method whose body is known does to a state.</summary>
internal sealed class CallEffects(FlowScope scope, Acquisitions locks, PassedLocks passed)
{
    // A delegate that is given a delegate that is given a delegate.
    private const int MostNested = 6;

    // With more bodies than that, which one runs is anybody's guess.
    public const int MostCertain = 2;
    // Only what is taken is passed on, and nothing is asked of anybody.
    private static readonly ISet<LockClass> Nothing = new HashSet<LockClass>();
    private int _nested;

    /// <summary>The states after the call and what it returns there; null when nothing is known of it.</summary>
    /// <param name="call">The method, its instance and its arguments.</param>
    /// <param name="receiver">The type of the instance, where it is known better.</param>
    /// <param name="site">Where.</param>
    /// <param name="state">The state before.</param>
    /// <param name="part">How much of the body runs here.</param>
    /// <param name="isBlocking">Whether this thread waits meanwhile, so that what follows the first await runs on another.</param>
    public IReadOnlyList<(FlowState State, FlowValue Value)>? Run(
        CallValue call, ITypeSymbol? receiver, SyntaxNode site, FlowState state, CallPart part, bool isBlocking = false)
    {
        if (_nested >= MostNested || scope.Summaries.Find(call.Method, receiver, call.IsDirect) is not { } targets)
            return null;
        _nested++;
        bool wasLoose = locks.IsLoose;
        int guessed = locks.Guesses;
        int bodies = scope.Summaries.Count(call.Method, receiver, call.IsDirect);
        locks.IsLoose |= bodies > MostCertain;
        locks.Guesses += bodies > 1 ? 1 : 0;
        try
        {
            var after = new List<(FlowState, FlowValue)>();
            foreach (KeyValuePair<IMethodSymbol, MethodSummary> target in targets)
                after.AddRange(IsOnlyCalled(call.Method, target.Key) ? [(state, call with { Method = target.Key, IsDirect = true })] : RunOne(target.Key, target.Value, call, site, state, part, isBlocking));
            return after.Count == 0 ? [(state, FlowValue.Unknown)] : after;
        }
        finally
        {
            _nested--;
            (locks.IsLoose, locks.Guesses) = (wasLoose, guessed);
        }
    }

    /// <summary>An iterator behind a declaration that has no body: to call it enumerates nothing yet.</summary>
    private static bool IsOnlyCalled(IMethodSymbol called, IMethodSymbol target) =>
        !SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, target) && FlowRecord.IsIterator(target) && !FlowRecord.IsIterator(called);

    /// <summary>What the body of a method takes beside what attributes say of it.</summary>
    public void NoteBody(CallValue call, ITypeSymbol? receiver, SyntaxNode site, FlowState state, ISet<LockClass> declared)
    {
        if (_nested >= MostNested || scope.Summaries.Find(call.Method, receiver, call.IsDirect) is not { } targets)
            return;
        foreach (KeyValuePair<IMethodSymbol, MethodSummary> target in targets)
        {
            var binding = new Binding(target.Key, call.Receiver, call.Arguments, state);
            passed.Pass(
                new PassedCall(binding, site, state, state, CallPart.Whole, IsBlocking: false, IsWait: false, locks.IsLoose, locks.Guesses, declared), target.Value);
        }
    }

    /// <summary>Waits for work on another thread: what that takes is taken while everything is held that is held here.</summary>
    /// <param name="body">The code.</param>
    /// <param name="site">Where.</param>
    /// <param name="state">The state before.</param>
    /// <param name="isUnwrapped">Whether the task that the code returns is waited for, too.</param>
    public void WaitFor(FlowValue body, SyntaxNode site, FlowState state, bool isUnwrapped)
    {
        if (body is not DelegateValue code || _nested >= MostNested || scope.Summaries.Find(code.Method, null, isDirect: false) is not { } targets)
            return;
        foreach (KeyValuePair<IMethodSymbol, MethodSummary> target in targets)
        {
            var binding = new Binding(target.Key, code.Receiver, [], state);
            passed.Pass(
                new PassedCall(binding, site, state, state, CallPart.Whole, IsBlocking: false, IsWait: true, locks.IsLoose, locks.Guesses), target.Value);
            foreach (CallValue started in isUnwrapped ? StartedBy(target.Value, binding) : [])
                WaitForRest(started, site, state);
        }
    }

    /// <summary>The asynchronous calls whose tasks a body returns: <c>() => WorkAsync()</c>.</summary>
    private static IEnumerable<CallValue> StartedBy(MethodSummary summary, Binding binding) => summary.Outcomes
        .SelectMany(outcome => ChoiceValue.Each(binding.Translate(outcome.Returns))).OfType<CallValue>().Where(call => call.Method.IsAsync).Distinct();

    /// <summary>Waits for a task that a member holds: for whatever it was begun with.</summary>
    public void WaitForKept(AccessPath path, SyntaxNode site, FlowState state)
    {
        ISymbol? member = path.Steps.IsEmpty ? path.Symbol : path.Steps[path.Steps.Length - 1].Member;
        foreach (IMethodSymbol work in member is IFieldSymbol or IPropertySymbol ? scope.Summaries.AssignedTo(member) : [])
        {
            FlowValue receiver = path.Steps.IsEmpty ? FlowValue.Unknown : new PathValue(path.WithoutLastStep());
            // What comes before the first await was done when it was begun.
            if (work is { IsAsync: true, MethodKind: not MethodKind.AnonymousFunction })
                WaitForRest(new CallValue(work, receiver, [], IsDirect: true), site, state);
            else
                WaitFor(new DelegateValue(work, receiver), site, state, isUnwrapped: true);
        }
    }

    private void WaitForRest(CallValue started, SyntaxNode site, FlowState state)
    {
        foreach (KeyValuePair<IMethodSymbol, MethodSummary> target in scope.Summaries.Find(started.Method, null, started.IsDirect) ?? [])
        {
            var binding = new Binding(target.Key, started.Receiver, started.Arguments, state);
            passed.Pass(new PassedCall(binding, site, state, state, CallPart.Rest, IsBlocking: false, IsWait: true, locks.IsLoose, locks.Guesses), target.Value);
        }
    }

    /// <summary>Invokes a delegate as far as it is known; a caller may know the rest.</summary>
    public IReadOnlyList<(FlowState State, FlowValue Value)> Invoke(
        FlowValue code, ImmutableArray<FlowValue> arguments, SyntaxNode site, FlowState state, ImmutableArray<KeyValuePair<LockKey, HeldLock>> held,
        bool isAwaited = false)
    {
        switch (code)
        {
            case DelegateValue known:
                return InvokeKnown(known, arguments, site, state, held, isAwaited);
            case ChoiceValue choice:
                return [.. choice.Values.SelectMany(one => Invoke(one, arguments, site, state, held, isAwaited))];
            case PathValue { Path: var path }:
                return InvokePath(path, arguments, site, state, held);
            default:
                return [(state, FlowValue.Unknown)];
        }
    }

    private ImmutableArray<Frame> Through(SyntaxNode site, ImmutableArray<Frame> frames) => frames.Insert(0, scope.FrameAt(site));

    private IReadOnlyList<(FlowState State, FlowValue Value)> InvokeKnown(
        DelegateValue code, ImmutableArray<FlowValue> arguments, SyntaxNode site, FlowState state, ImmutableArray<KeyValuePair<LockKey, HeldLock>> held, bool isAwaited)
    {
        bool isWhole = isAwaited || !code.Method.IsAsync;
        var call = new CallValue(code.Method, code.Receiver, arguments);
        FlowState inside = held.IsEmpty ? state : state with { Held = state.Held.AddRange(held.Where(pair => !state.Held.ContainsKey(pair.Key))) };
        if (code.Method.Name is "Dispose" or "DisposeAsync" && code.Receiver is HandleValue handle)
            return [(Release(handle.Key, state), FlowValue.Unknown)];
        if (Run(call, null, site, inside, isWhole ? CallPart.Whole : CallPart.Beginning) is not { } after)
            return [(state, FlowValue.Unknown)];
        // () => WorkAsync(): who awaits what the code returns awaits the work.
        if (isAwaited)
            after = [.. after.SelectMany(one => one.Value is CallValue { Method.IsAsync: true } started ? Run(started, null, site, one.State, CallPart.Rest) ?? [one] : [one])];
        if (!held.IsEmpty)
            // What the one who invokes it holds is not held by the one who passed it on.
            return [.. after.Select(one => (one.State.Drop(pair => !state.Held.ContainsKey(pair.Key) && held.Any(own => own.Key.Equals(pair.Key))), FlowValue.Unknown))];
        return isWhole ? after : [.. after.Select(one => (one.State, (FlowValue)call))];
    }

    private IReadOnlyList<(FlowState State, FlowValue Value)> InvokePath(
        AccessPath path, ImmutableArray<FlowValue> arguments, SyntaxNode site, FlowState state, ImmutableArray<KeyValuePair<LockKey, HeldLock>> held)
    {
        ISymbol? member = path.Steps.IsEmpty ? path.Symbol : path.Steps[path.Steps.Length - 1].Member;
        if (path is { Root: PathRoot.Variable, Steps.IsEmpty: true })
        {
            if (member is IParameterSymbol parameter && !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, scope.Owner))
                NoteStored(parameter, site, state, held);
            scope.Record.Add(new DelegateCall(path, arguments, [.. state.Held.AddRange(held.Where(pair => !state.Held.ContainsKey(pair.Key)))], [scope.FrameAt(site)]));
            return [(state, FlowValue.Unknown)];
        }

        foreach (IMethodSymbol code in member is null ? [] : scope.Summaries.AssignedTo(member))
        {
            FlowValue receiver = path.Steps.IsEmpty ? FlowValue.Unknown : new PathValue(path.WithoutLastStep());
            bool wasLoose = locks.IsLoose;
            // Who attaches to the event of another type attaches to some instance, at some time.
            locks.IsLoose |= !SymbolEqualityComparer.Default.Equals(code.ContainingType?.OriginalDefinition, member!.ContainingType?.OriginalDefinition);
            // What a handler that somebody attached leaves held or gives back is not this method's to follow.
            Invoke(new DelegateValue(code, receiver), arguments, site, state, held);
            locks.IsLoose = wasLoose;
        }

        if (member is not null)
            NoteStored(member, site, state, held);
        return [(state, FlowValue.Unknown)];
    }

    /// <summary>What code may take that was handed on and kept. That it runs just here nobody has said, so nothing else is concluded from it.</summary>
    private void NoteStored(ISymbol holder, SyntaxNode site, FlowState state, ImmutableArray<KeyValuePair<LockKey, HeldLock>> held)
    {
        FlowState inside = held.IsEmpty ? state : state with { Held = state.Held.AddRange(held.Where(pair => !state.Held.ContainsKey(pair.Key))) };
        foreach (IMethodSymbol code in scope.Summaries.StoredIn(holder))
        {
            foreach (KeyValuePair<IMethodSymbol, MethodSummary> target in scope.Summaries.Find(code, null, isDirect: true) ?? [])
            {
                var binding = new Binding(target.Key, FlowValue.Unknown, [], inside);
                passed.Pass(new PassedCall(binding, site, inside, inside, CallPart.Whole, IsBlocking: false, IsWait: false, IsLoose: true, Declared: Nothing), target.Value);
            }
        }
    }

    private IReadOnlyList<(FlowState State, FlowValue Value)> RunOne(
        IMethodSymbol callee, MethodSummary summary, CallValue call, SyntaxNode site, FlowState state, CallPart part, bool isBlocking)
    {
        var binding = new Binding(callee, call.Receiver, call.Arguments, state);
        FlowState outside = passed.WithoutRequired(callee, call.Receiver, state);
        passed.Pass(new PassedCall(binding, site, state, outside, part, isBlocking, IsWait: false, locks.IsLoose, locks.Guesses), summary);
        bool isAwaited = part != CallPart.Beginning;
        // What runs later, with nothing of this held, still runs under what the callee holds.
        foreach (DelegateCall invoked in summary.Invokes)
        {
            FlowState after = Pass(invoked, binding, site, isAwaited ? state : state with { Held = ImmutableDictionary<LockKey, HeldLock>.Empty });
            state = isAwaited ? after : state;
        }

        if (!isAwaited || summary.Outcomes.IsEmpty)
            return [(state, FlowValue.Unknown)];
        Binding end = binding with { TellsNew = false };
        return
        [
            .. summary.Outcomes.Select(outcome =>
                End(outcome, CallEnds.Net(outcome, summary), end, callee, site, CallEnds.Doubt(outcome, summary, end, state))),
        ];
    }

    /// <summary>A callee invoked a delegate that it was given.</summary>
    private FlowState Pass(DelegateCall invoked, Binding binding, SyntaxNode site, FlowState state)
    {
        FlowValue code = binding.Translate(new PathValue(invoked.Delegate));
        ImmutableArray<FlowValue> arguments = [.. invoked.Arguments.Select(binding.Translate)];
        ImmutableArray<KeyValuePair<LockKey, HeldLock>> held =
        [
            .. invoked.Held.Select(pair => new KeyValuePair<LockKey, HeldLock>(binding.Translate(pair.Key), pair.Value with { Origin = HeldOrigin.Callee }))
                .GroupBy(pair => pair.Key).Select(group => group.First()),
        ];
        if (code is not PathValue { Path: { Root: PathRoot.Variable, Steps.IsEmpty: true } path })
            return Invoke(code, arguments, site, state, held, isAwaited: true) is [var only] ? only.State : state;
        if (invoked.Frames.Length < 8)
            scope.Record.Add(new DelegateCall(
                path, arguments, [.. state.Held.AddRange(held.Where(pair => !state.Held.ContainsKey(pair.Key)))], Through(site, invoked.Frames)));
        return state;
    }

    private FlowState Release(LockKey key, FlowState state)
    {
        scope.Record.PassedOn.Add(key);
        if (key.Kind == LockKind.Handle && state.Values.TryGetValue(key.Path, out FlowValue? value))
        {
            foreach (HandleValue handle in ChoiceValue.Each(value).OfType<HandleValue>())
                state = locks.Release(handle.Key, state);
            return state;
        }

        return locks.Release(key, state);
    }

    private (FlowState State, FlowValue Value) End(MethodOutcome outcome, IEnumerable<LockKey> held, Binding binding, IMethodSymbol callee, SyntaxNode site, FlowState state)
    {
        FlowValue value = binding.Translate(outcome.Returns);
        // What is given back for a while, and taken again, is held as before.
        foreach (LockKey released in outcome.Releases.Where(key => !outcome.Net.Contains(key)))
            state = Release(binding.Translate(released), state);
        ImmutableArray<LockKey> net = [.. held.Where(key => !outcome.Releases.Contains(key)).Select(binding.Translate).Where(key => scope.Symbols.Classes.Of(key) is not null)];
        foreach (LockKey key in net)
            state = Acquisitions.Hold(state, key, site, HeldOrigin.Callee);
        foreach (KeyValuePair<int, FlowValue> left in outcome.Outs)
            state = state.With(new OutArgument(site, left.Key), binding.Translate(left.Value));
        bool isHandle = !net.IsEmpty && !ChoiceValue.Each(value).Any(one => one is HandleValue) && !value.Equals(ConstantValue.Null) && scope.Symbols.Types.ReturnsHandle(callee);
        // Something disposable that is returned with a lock held is what gives it back.
        return (state, isHandle ? net.Select(key => (FlowValue)new HandleValue(key)).Aggregate(ChoiceValue.Of) : value);
    }
}
