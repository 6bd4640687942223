using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>What calls of the framework do that run, start or wait for code of others: tasks, threads, LINQ, collections.</summary>
internal sealed class FrameworkCalls(FlowScope scope, ValueReader values, CallEffects effects, WaitSteps waits)
{
    /// <summary>The states after the call, or null when it is no such call.</summary>
    public IEnumerable<FlowState>? Step(IInvocationOperation call, FlowValue receiver, ImmutableArray<FlowValue> arguments, FlowState state)
    {
        IMethodSymbol method = call.TargetMethod;
        if (!method.DeclaringSyntaxReferences.IsEmpty)
            return null;
        if (!arguments.IsEmpty && method is { Name: "IsEntered", IsStatic: true } && HeldTest.Ask(call, method.Name, arguments[0], state) is { } asked)
            return [asked];
        TaskTypes tasks = scope.Symbols.Types.Tasks;
        if (tasks.PassesOn(method))
            return [state.With(call, PassOn(method, call.Instance is null && !arguments.IsEmpty ? arguments[0] : receiver))];
        // A wait that ends by itself waits for nobody.
        if (tasks.Waits(method) && Arguments.HasTimeout(call))
            return [state];
        if (tasks.Waits(method))
            return waits.For(receiver, call.Syntax, state, isBlocking: true).Select(after => after.State.With(call, after.Value));
        if (tasks.WaitsForArguments(method) && !Arguments.HasTimeout(call))
            return waits.For(new TupleValue(Flat(arguments)), call.Syntax, state, isBlocking: true).Select(after => after.State);
        if (tasks.Combines(method))
            return [state.With(call, new TupleValue(Flat(arguments)))];
        if (tasks.Wraps(method) && !arguments.IsEmpty)
            return [state.With(call, new WrappedValue(arguments[0]))];
        if (tasks.Starts(method))
            return [state.With(call, new WorkValue([.. arguments.Where(IsCode)], tasks.Unwraps(method)))];
        if (tasks.RunsBeside(method))
            return waits.For(new WorkValue([.. Flat(arguments).Where(IsCode)]), call.Syntax, state, isBlocking: true).Select(after => after.State);
        if (method.Name is "GetEnumerator" or "GetAsyncEnumerator")
            return Enumerate(call, receiver, arguments, state);
        RunArguments(method, arguments, call, state);
        return RunDelegates(call, arguments, state);
    }

    /// <summary>A collection that is filled with a sequence enumerates it at once, and so does a text that is joined of one.</summary>
    public void RunArguments(IMethodSymbol method, ImmutableArray<FlowValue> arguments, IOperation operation, FlowState state)
    {
        if (!DelegateRunners.EnumeratesArguments(method))
            return;
        foreach (FlowValue argument in arguments)
            RunSequence(argument, operation, state);
    }

    /// <summary>What is spread into a collection is enumerated.</summary>
    public FlowState Spread(ISpreadOperation spread, FlowState state)
    {
        RunSequence(values.Of(spread.Operand, state), spread, state);
        return state;
    }

    /// <summary>Reads a property of the framework that waits, or that makes a value under a lock.</summary>
    public IEnumerable<FlowState>? Read(IPropertyReferenceOperation property, FlowState state)
    {
        if (!property.Property.DeclaringSyntaxReferences.IsEmpty)
            return null;
        FlowValue receiver = values.Of(property.Instance, state);
        if (scope.Symbols.Types.Tasks.Waits(property.Property))
            return waits.For(receiver, property.Syntax, state, isBlocking: true).Select(after => after.State.With(property, after.Value));
        if (property.Property.Name == "Value" && scope.Symbols.Types.Delegates.IsLazy(property.Property.ContainingType))
            return [Make(property, receiver, state)];
        // The elements of a sequence, one after another.
        return property is { IsImplicit: true, Property.Name: "Current" } ? [state.With(property, Assignments.Handles(receiver).Any() ? FlowValue.Unknown : receiver)] : null;
    }

    private FlowState Make(IPropertyReferenceOperation property, FlowValue receiver, FlowState state)
    {
        if (receiver is not PathValue { Path: var path })
            return state;
        ISymbol? holder = path.Steps.IsEmpty ? path.Symbol : path.Steps[path.Steps.Length - 1].Member;
        ImmutableArray<IMethodSymbol> factories = holder is null ? [] : scope.Summaries.AssignedTo(holder);
        var key = new LockKey(path, LockKind.Lazy);
        Acquisitions locks = new(scope);
        bool isLocked = holder is not null && scope.Symbols.LazyModes.IsLocked(holder);
        foreach (IMethodSymbol factory in factories)
        {
            if (isLocked)
                locks.Note(state, key, isTry: false, isWait: false, isInPrefix: true, scope.FrameAt(property.Syntax));
            var instance = path.Steps.IsEmpty ? FlowValue.Unknown : new PathValue(path.WithoutLastStep());
            FlowState inside = isLocked ? Acquisitions.Hold(state, key, property.Syntax, HeldOrigin.Callee) : state;
            effects.Invoke(new DelegateValue(factory, instance), [], property.Syntax, inside, []);
        }

        return state;
    }

    /// <summary>An iterator's body runs while its consumer has what it has; of a collection come its elements.</summary>
    private IEnumerable<FlowState> Enumerate(IInvocationOperation call, FlowValue receiver, ImmutableArray<FlowValue> arguments, FlowState state)
    {
        FlowValue sequence = call.Instance is null && !arguments.IsEmpty ? arguments[0] : receiver;
        if (sequence is CallValue iterator && FlowRecord.IsIterator(iterator.Method) && Begin(iterator, call, state) is { } begun)
            return [begun];
        RunSequence(sequence, call, state);
        return [state.With(call, sequence is PathValue { Path: var path } ? new PathValue(path.Append(PathStep.Element(null))) : FlowValue.Unknown)];
    }

    /// <summary>Begins to enumerate what an iterator hands out: to dispose the enumerator ends it, and gives back what it holds. Null where it is not known.</summary>
    public FlowState? Begin(CallValue iterator, IOperation call, FlowState before)
    {
        if (effects.Run(iterator, null, call.Syntax, before, CallPart.Whole) is not [{ State: var enumerated }])
            return null;
        FlowValue handles = FlowValue.Unknown;
        foreach (KeyValuePair<LockKey, HeldLock> held in enumerated.Held.Where(pair => !before.Held.ContainsKey(pair.Key)))
        {
            enumerated = enumerated.Hold(held.Key, held.Value with { Origin = HeldOrigin.Iterator });
            handles = handles.IsUnknown ? new HandleValue(held.Key) : ChoiceValue.Of(handles, new HandleValue(held.Key));
        }

        return enumerated.With(call, handles);
    }

    private void RunSequence(FlowValue sequence, IOperation operation, FlowState state)
    {
        foreach (FlowValue part in sequence is TupleValue parts ? parts.Items : [sequence])
            RunPart(part, operation, state);
    }

    /// <returns>The tasks that are begun.</returns>
    private IEnumerable<FlowValue> RunPart(FlowValue part, IOperation operation, FlowState state)
    {
        switch (part)
        {
            case CallValue iterator when FlowRecord.IsIterator(iterator.Method):
                effects.Run(iterator, null, operation.Syntax, state, CallPart.Whole);
                return [];
            case CallValue begun:
                return [begun];
            case DelegateValue code:
                return effects.Invoke(code, [], operation.Syntax, state, []).Select(after => after.Value).OfType<CallValue>().Where(one => !FlowRecord.IsIterator(one.Method));
            default:
                return [];
        }
    }

    /// <summary>A task of a task becomes one that ends with the inner one.</summary>
    private static FlowValue PassOn(IMethodSymbol method, FlowValue value) =>
        method.Name == "Unwrap" && value is WorkValue work ? work with { IsUnwrapped = true } : value;

    private IEnumerable<FlowState>? RunDelegates(IInvocationOperation call, ImmutableArray<FlowValue> arguments, FlowState state)
    {
        DelegateRunners delegates = scope.Symbols.Types.Delegates;
        bool isLater = delegates.RunsWhenEnumerated(call.TargetMethod);
        if (!isLater && !delegates.RunsNow(call.TargetMethod))
            return null;
        ImmutableArray<FlowValue> parts = [.. Flat(arguments).Where(value => IsCode(value) || value is CallValue or PathValue)];
        if (isLater)
            return [state.With(call, parts.Any(part => part is not PathValue) ? new TupleValue([.. parts.Where(part => part is not PathValue)]) : parts.FirstOrDefault() ?? FlowValue.Unknown)];
        FlowValue[] begun = [.. parts.SelectMany(part => RunPart(part, call, state)).Distinct()];
        if (begun.Length > 0)
            return [state.With(call, begun.Length == 1 ? begun[0] : new TupleValue([.. begun]))];
        // What a collection of locks hands out is one of them.
        bool isElement = call.TargetMethod.Name is "GetOrAdd" or "AddOrUpdate" or "First" or "Single" or "ElementAt" or "Last" or "Find";
        FlowValue source = call.Instance is null ? arguments.FirstOrDefault() ?? FlowValue.Unknown : values.Of(call.Instance, state);
        if (!isElement || source is not PathValue { Path: var path })
            return [state];
        return [state.With(call, new PathValue(path.Append(PathStep.Element(KeyOf(call, arguments)))))];
    }

    /// <summary>What a dictionary hands out for one key is one object.</summary>
    private static ISymbol? KeyOf(IInvocationOperation call, ImmutableArray<FlowValue> arguments) =>
        call is { Instance: not null, TargetMethod.Name: "GetOrAdd" or "AddOrUpdate" }
        && !arguments.IsEmpty && arguments[0] is PathValue { Path: { Root: PathRoot.Variable, Steps.IsEmpty: true, Symbol: var key } } ? key : null;

    private static ImmutableArray<FlowValue> Flat(ImmutableArray<FlowValue> arguments) =>
        [.. arguments.SelectMany(value => value is TupleValue tuple ? tuple.Items : ImmutableArray.Create(value))];

    private static bool IsCode(FlowValue value) => value is DelegateValue;
}
