using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>What calls of every form do: methods, constructors, accessors, operators and delegates.</summary>
internal sealed class CallSteps(
    FlowScope scope, ValueReader values, Acquisitions locks, CallEffects effects, WaitSteps waits, LockCalls lockCalls, Demands demands)
{
    private readonly FrameworkCalls _framework = new(scope, values, effects, waits);
    private readonly FileSteps _files = new(scope, locks);

    public IEnumerable<FlowState> Step(IInvocationOperation call, FlowState state)
    {
        IMethodSymbol method = call.TargetMethod;
        bool isDelegate = method.MethodKind == MethodKind.DelegateInvoke;
        state = Ownership.Publish(call.Arguments, values, scope.Symbols.OwnParameters, state);
        Note(call, method, state, isDelegate, isDelegate ? CodeOf(values.Of(call.Instance, state)) : null);
        if (method.IsStatic)
            state = Touch(method.ContainingType, call, state);
        if (scope.Symbols.PlainMethods.Contain(method) && Pass(call, method, call.Arguments, state) is { } passed)
            return [passed];
        demands.Call(call, method, call.Instance, state);
        if (lockCalls.Step(call, state) is { } taken)
            return taken;
        if (_files.Open(call, state) is { } opened)
            return [opened];
        state = lockCalls.Dispose(call, state);
        FlowValue receiver = values.Of(call.Instance, state);
        ImmutableArray<FlowValue> arguments = ArgumentsOf(method, call.Arguments, state);
        if (lockCalls.ByContract(call, method, receiver, call.Arguments, state) is { } declared)
        {
            if (lockCalls.Declared(method, receiver) is { } classes)
                effects.NoteBody(new CallValue(method, receiver, arguments, IsDirect: !call.IsVirtual), Receiver.TypeOf(call.Instance), call.Syntax, state, classes);
            return declared;
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
            return effects.Invoke(receiver, arguments, call.Syntax, state, []).Select(after => after.State.With(call, after.Value));
        if (_framework.Step(call, receiver, arguments, state) is { } known)
            return known;
        return Call(new CallValue(method, receiver, arguments, IsDirect: !call.IsVirtual), Receiver.TypeOf(call.Instance), call, call.Arguments, state);
    }

    /// <summary>A call of which nothing has to be followed; null where its body is to be.</summary>
    private FlowState? Pass(IOperation call, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, FlowState state)
    {
        if (method.DeclaringSyntaxReferences.IsEmpty)
            return Leave(call, arguments, PassOn(arguments, call, state), FlowValue.Unknown);
        return scope.Summaries.IsSilent(method) ? Leave(call, arguments, state, Made(method, call)) : null;
    }

    public IEnumerable<FlowState> Create(IObjectCreationOperation creation, FlowState state)
    {
        if (creation.Constructor is not { } constructor)
            return [state];
        state = Ownership.Publish(creation.Arguments, values, scope.Symbols.OwnParameters, state);
        Note(creation, constructor, state, isUnknown: false);
        demands.Call(creation, constructor, null, state);
        state = Touch(constructor.ContainingType, creation, state);
        if (_files.Open(creation, state) is { } opened)
            return [opened];
        ImmutableArray<FlowValue> arguments = ArgumentsOf(constructor, creation.Arguments, state);
        // Whoever is constructed with a handle owns it.
        state = PassOn(creation.Arguments, creation, state);
        if (scope.Symbols.Types.Tasks.IsWork(constructor.ContainingType))
            return [state.With(creation, new WorkValue([.. arguments.Where(value => value is DelegateValue)]))];
        if (lockCalls.ByContract(creation, constructor, FlowValue.Unknown, creation.Arguments, state) is { } declared)
            return declared;
        _framework.RunArguments(constructor, arguments, creation, state);
        return Call(new CallValue(constructor, values.Of(creation, state), arguments), null, creation, creation.Arguments, state);
    }

    public FlowState Spread(ISpreadOperation spread, FlowState state) => _framework.Spread(spread, state);

    /// <summary>Reads a property: its getter runs, and may wait for a task or make the value of a <c>Lazy</c>.</summary>
    public IEnumerable<FlowState> Read(IPropertyReferenceOperation property, FlowState state)
    {
        if (property.Property.IsStatic)
            state = Touch(property.Property.ContainingType, property, state);
        if (scope.Written.Contain(property))
            return [state];
        if (property.Property.GetMethod is not { } read)
            return [state];
        if (read.DeclaringSyntaxReferences.IsEmpty && HeldTest.Ask(property, property.Property.Name, values.Of(property.Instance, state), state) is { } asked)
            return [asked];
        if (scope.Symbols.PlainMethods.Contain(read) && Pass(property, read, property.Arguments, state) is { } passed)
            return [passed];
        demands.Call(property, read, property.Instance, state);
        if (_framework.Read(property, state) is { } known)
            return known;
        if (Properties.FieldBehind(property.Property) is not null)
            return [state];
        FlowValue receiver = values.Of(property.Instance, state);
        if (lockCalls.ByContract(property, read, receiver, property.Arguments, state) is { } declared)
            return declared;
        var call = new CallValue(read, receiver, ArgumentsOf(read, property.Arguments, state));
        return Call(call, Receiver.TypeOf(property.Instance), property, property.Arguments, state);
    }

    /// <summary>An assignment to a property runs its setter.</summary>
    public IEnumerable<FlowState> Write(IOperation target, IOperation? value, FlowState state)
    {
        if (scope.Written.PropertyAt(target) is not { Property.SetMethod: { } setter } property)
            return [state];
        demands.Call(property, setter, property.Instance, state);
        ImmutableArray<FlowValue> arguments = ArgumentsOf(setter, property.Arguments, state);
        arguments = arguments.IsEmpty ? arguments : arguments.SetItem(arguments.Length - 1, values.Of(value, state));
        return Call(new CallValue(setter, values.Of(property.Instance, state), arguments), Receiver.TypeOf(property.Instance), property, property.Arguments, state);
    }

    /// <summary>To take a value apart runs a method of its own, and then the setters of what is assigned to.</summary>
    public IEnumerable<FlowState> Deconstruct(IDeconstructionAssignmentOperation operation, FlowState state)
    {
        IEnumerable<FlowState> states = [state];
        if (Deconstruction.MethodOf(operation) is { } method)
        {
            ImmutableArray<FlowValue> unknown = [.. method.Parameters.Select(_ => FlowValue.Unknown)];
            states = Call(new CallValue(method, values.Of(operation.Value, state), unknown), Receiver.TypeOf(operation.Value), operation, [], state);
        }

        return Deconstruction.Targets(operation).Aggregate(states, (before, target) => before.SelectMany(one => Write(target, null, one)));
    }

    /// <summary>To attach to an event runs its accessor, where it has one of its own.</summary>
    public IEnumerable<FlowState> Attach(IEventAssignmentOperation operation, FlowState state) =>
        EventAccessor.Of(operation) is { } accessor && operation.EventReference is IEventReferenceOperation reference
            ? Call(new CallValue(accessor, values.Of(reference.Instance, state), [values.Of(operation.HandlerValue, state)]),
                Receiver.TypeOf(reference.Instance), operation, [], state)
            : [state];

    public IEnumerable<FlowState> Operator(IMethodSymbol? method, IOperation operation, IEnumerable<FlowState> states)
    {
        if (method is null)
            return states;
        ImmutableArray<FlowValue> unknown = [.. method.Parameters.Select(_ => FlowValue.Unknown)];
        return states.SelectMany(state => Call(new CallValue(method, FlowValue.Unknown, unknown), null, operation, [], state));
    }

    /// <summary>The first use of a type runs its initialiser, under a lock of its own.</summary>
    public FlowState Touch(INamedTypeSymbol? type, IOperation operation, FlowState state)
    {
        if (type is null || SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, scope.Type?.OriginalDefinition)
            || scope.Summaries.Initializer(type.OriginalDefinition) is not { } initializer)
        {
            return state;
        }

        Frame frame = scope.FrameAt(operation.Syntax);
        locks.Note(state, new LockKey(AccessPath.Type(type), LockKind.Initializer), isTry: false, isWait: false, isInPrefix: true, frame);
        bool wasLoose = locks.IsLoose;
        foreach (AcquiredLock acquired in initializer.Acquires.Where(one => !IsOwn(one.Key, type)))
        {
            // What it does not get from a static it has most likely made itself.
            locks.IsLoose = wasLoose || acquired.IsLoose || acquired.Key.Path.Root is not (PathRoot.Static or PathRoot.Type);
            locks.Note(state, acquired.Key, acquired.IsTry, acquired.IsWait, isInPrefix: true, frame, acquired.Way);
        }

        locks.IsLoose = wasLoose;
        return state;
    }

    /// <summary>While a type is made nobody else can have a lock that is a static of it.</summary>
    private static bool IsOwn(LockKey key, INamedTypeSymbol type) => key.Path.Root == PathRoot.Static
        && SymbolEqualityComparer.Default.Equals(key.Path.Symbol?.ContainingType?.OriginalDefinition, type.OriginalDefinition);

    private IEnumerable<FlowState> Call(CallValue call, ITypeSymbol? receiver, IOperation operation, ImmutableArray<IArgumentOperation> arguments, FlowState state)
    {
        bool isDeferred = call.Method.IsAsync && !(operation is IInvocationOperation invoked && SynchronousCall.Is(invoked));
        // An iterator runs when its sequence is enumerated; one that returns the enumerator itself, from now on.
        if (FlowRecord.IsIterator(call.Method))
            return [call.Method.ReturnType.Name is "IEnumerator" or "IAsyncEnumerator" && _framework.Begin(call, operation, state) is { } begun ? begun : state.With(operation, call)];
        if (effects.Run(call, receiver, operation.Syntax, state, isDeferred ? CallPart.Beginning : CallPart.Whole) is not { } after)
            return [Unknown(call, operation, arguments, state)];
        // Whoever is begun with a handle gives it back, whoever awaits it.
        if (isDeferred)
            return [arguments.Aggregate(state, (begun, argument) => Assignments.PassOn(values.Of(argument.Value, begun), begun, scope.Record)).With(operation, call)];
        return after.Select(one => Leave(operation, arguments, one.State, one.Value.IsUnknown ? Made(call.Method, operation) : one.Value));
    }

    private FlowValue Made(IMethodSymbol method, IOperation operation) => operation is not IObjectCreationOperation && !scope.Symbols.Factories.Contain(method)
        ? FlowValue.Unknown
        : scope.HasLocalFunctions ? ConstantValue.NotNull : new FreshValue(operation.Syntax);

    /// <summary>Assigns what a callee left in <c>out</c> and <c>ref</c> parameters.</summary>
    private FlowState Leave(IOperation call, ImmutableArray<IArgumentOperation> arguments, FlowState state, FlowValue value)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is not { RefKind: RefKind.Out or RefKind.Ref } parameter || values.TargetOf(argument.Value, state) is not { } target)
                continue;
            if (target is IParameterSymbol own)
                scope.Record.Reassigned.Add(own);
            var key = new OutArgument(call.Syntax, parameter.Ordinal);
            FlowValue left = state.Values.TryGetValue(key, out FlowValue? known) ? known : FlowValue.Unknown;
            state = state.With(key, FlowValue.Unknown).ForgetTests(target).With(target, left);
        }

        return state.With(call, value);
    }

    /// <summary>Code that cannot be followed: whoever is given a handle may keep it, and a helper beside may take a lock or give one back.</summary>
    private FlowState Unknown(CallValue call, IOperation operation, ImmutableArray<IArgumentOperation> arguments, FlowState state)
    {
        state = PassOn(arguments, operation, state);
        if (call.Method.DeclaringSyntaxReferences.IsEmpty)
            return Leave(operation, arguments, state, FlowValue.Unknown);
        FlowState after = state.Drop(held => held.Value.Origin == HeldOrigin.Here && !held.Value.Site.Parent.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.LockStatement));
        // Whoever others can call says by attributes that it comes back with a lock.
        if (!after.MayHoldMore && (!ReferenceEquals(after, state) || !Visibility.IsOutside(call.Method)))
            after = after with { MayHoldMore = true };
        return Leave(operation, arguments, after, FlowValue.Unknown);
    }

    private FlowState PassOn(ImmutableArray<IArgumentOperation> arguments, IOperation operation, FlowState state)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            // Whoever takes an object, as one that prints it, does not take over a handle.
            if (argument.Parameter?.Type.TypeKind != TypeKind.Delegate && !scope.Symbols.Types.IsDisposable(argument.Parameter?.Type))
                continue;
            foreach (HandleValue handle in Assignments.Handles(values.Of(argument.Value, state)))
            {
                scope.Record.Escapes[(operation.Syntax, handle.Key)] = operation;
                scope.Record.PassedOn.Add(handle.Key);
                // A variable of a using is given back by this method, whoever else gets to see it.
                if (!IsUsed(argument.Value))
                    state = state.Drop(held => held.Key.Equals(handle.Key));
            }
        }

        return state;
    }

    private static bool IsUsed(IOperation value) => FileWrites.Operations.Unwrap(value) is ILocalReferenceOperation { Local.IsUsing: true };

    /// <summary>The member or parameter that holds the delegate.</summary>
    private static ISymbol? CodeOf(FlowValue code) => code is not PathValue { Path: var path } ? null
        : path.Steps.IsEmpty ? path.Symbol : path.Steps[path.Steps.Length - 1].Member;

    private void Note(IOperation operation, IMethodSymbol method, FlowState state, bool isUnknown, ISymbol? code = null)
    {
        // A private method is surrounded by what all of its callers hold, so a caller that holds nothing counts, too.
        bool isPrivate = method.DeclaredAccessibility == Accessibility.Private && method.MethodKind == MethodKind.Ordinary;
        if (state.Held.IsEmpty && !isPrivate && ReferenceEquals(scope.Symbols.Contracts.Of(method), LockContract.None))
            return;
        ImmutableHashSet<LockKey> held = [.. state.Held.Keys];
        scope.Record.Add(new CallSite(operation, method, held, held, isUnknown, code));
    }

    private ImmutableArray<FlowValue> ArgumentsOf(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, FlowState state)
    {
        var given = new FlowValue[method.Parameters.Length];
        for (int i = 0; i < given.Length; i++)
            given[i] = FlowValue.Unknown;
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < given.Length)
                given[parameter.Ordinal] = values.Of(argument.Value, state);
        }

        return [.. given];
    }
}
