using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>The calls that take or give back a lock themselves: those of the table, and those that attributes declare.</summary>
internal sealed class LockCalls(FlowScope scope, ValueReader values, Acquisitions locks)
{
    /// <summary>The states after the call, or null when it does nothing to a lock.</summary>
    public IReadOnlyList<FlowState>? Step(IInvocationOperation call, FlowState state)
    {
        if (scope.Symbols.Types.Find(call) is { } row)
            return ByRow(call, row, state);
        return IsGivingBack(call) && Handles(values.Of(call.Instance, state)) is { Length: > 0 } handles
            ? [handles.Aggregate(state, (after, handle) => locks.Release(handle.Key, after))]
            : null;
    }

    /// <summary>A <c>lock</c> statement on a <c>Lock</c> that the graph does not show as a call.</summary>
    public IEnumerable<FlowState> EnterScope(IOperation locked, FlowState state)
    {
        IOperation? target = locked.ChildOperations.FirstOrDefault();
        return values.Of(target, state) is PathValue { Path: var path }
            ? locks.Take(new LockRequest(new LockKey(path, LockKind.Lock), MayFail: false, LockResult.Nothing), target!.Syntax, state, HeldOrigin.Scope).Select(taken => taken.State)
            : [state];
    }

    /// <summary>To dispose what the caller gave is to give back what it holds.</summary>
    public FlowState Dispose(IInvocationOperation call, FlowState state) =>
        call.TargetMethod.Name is "Dispose" or "DisposeAsync" && values.Of(call.Instance, state) is PathValue { Path: { IsExact: true } path }
            ? locks.Release(new LockKey(path, LockKind.Handle), state)
            : state;

    /// <summary>What attributes say of a method, or null when they say nothing that changes what is held.</summary>
    public IReadOnlyList<FlowState>? ByContract(IOperation operation, IMethodSymbol method, FlowValue receiver, ImmutableArray<IArgumentOperation> arguments, FlowState state)
    {
        LockContract contract = scope.Symbols.Contracts.Of(method);
        if (contract is { Acquires: null, Releases: null, Returns: null })
            return null;
        if (contract.Releases is { } released)
            state = ReleaseDeclared(released, method, receiver, arguments, state);
        if ((contract.Acquires ?? (scope.Symbols.Types.ReturnsHandle(method) ? contract.Returns : null)) is not { } names)
            return [state];
        return TakeDeclared(operation, method, [.. Keys(names, method, receiver)], contract.MayFail, arguments, state);
    }

    /// <summary>The classes that attributes name; null where the method has no body to look at.</summary>
    public ISet<LockClass>? Declared(IMethodSymbol method, FlowValue receiver)
    {
        LockContract contract = scope.Symbols.Contracts.Of(method);
        if (method.DeclaringSyntaxReferences.IsEmpty)
            return null;
        return new HashSet<LockClass>(new[] { contract.Acquires, contract.Returns, contract.Releases }.OfType<ImmutableArray<string>>()
            .SelectMany(names => Keys(names, method, receiver)).Select(scope.Symbols.Classes.Of).OfType<LockClass>());
    }

    /// <summary>The keys of declared classes; without a name, the class of the type.</summary>
    public static IEnumerable<LockKey> Keys(ImmutableArray<string> names, IMethodSymbol method, FlowValue receiver)
    {
        AccessPath path = method.IsStatic ? AccessPath.Type(method.ContainingType) : receiver is PathValue known ? known.Path : AccessPath.Unknown;
        if (names.IsEmpty)
            return [new LockKey(path, LockKind.Declared, Owner: method.ContainingType)];
        return names.Select(name => new LockKey(path, LockKind.Declared, Name: name, Owner: method.ContainingType));
    }

    private static HandleValue[] Handles(FlowValue value) => [.. ChoiceValue.Each(value).OfType<HandleValue>()];

    private static bool IsGivingBack(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Dispose" or "DisposeAsync" or "Close" or "ReleaseAsync" => true,
        "Commit" or "CommitAsync" or "Rollback" or "RollbackAsync" => call.TargetMethod.Parameters.Length <= 1,
        _ => false,
    };

    private List<FlowState>? ByRow(IInvocationOperation call, LockRow row, FlowState state)
    {
        IOperation? target = row.IsArgument ? Arguments.At(call.Arguments, 0) : call.Instance;
        if (values.Of(target, state) is not { IsUnknown: false } value)
            return null;
        var after = new List<FlowState>();
        // One of several locks is one of several states; of several that may be given back it is one that is held.
        FlowValue[] choices = [.. ChoiceValue.Each(value)];
        if (row.Action == LockAction.Release && choices.Where(IsHeld).ToArray() is { Length: > 0 } held)
            choices = held;
        foreach (FlowValue one in choices)
        {
            if (one is PathValue path && KeyOf(path.Path, row, call) is { } key)
                after.AddRange(Do(call, row, key, Choose(state, value, one)));
            else
                after.Add(state);
        }

        return after;

        bool IsHeld(FlowValue one) => one is PathValue path && KeyOf(path.Path, row, call) is { } key && state.Held.ContainsKey(key);
    }

    private IEnumerable<FlowState> Do(IInvocationOperation call, LockRow row, LockKey key, FlowState state)
    {
        if (row.Action == LockAction.Release)
            return [locks.Release(key, state)];
        if (row.Action == LockAction.Downgrade)
            return [locks.Release(key with { Mode = LockMode.Exclusive }, state)];
        bool mayFail = row.IsTry ? !Arguments.WaitsForEver(call) : row.Result == LockResult.Flag && Arguments.HasTimeout(call);
        // A row of a user's table leaves it to the method what it returns.
        bool isHandle = row is { Kind: LockKind.Declared, Result: not LockResult.Handle } && scope.Symbols.Types.ReturnsHandle(call.TargetMethod);
        var request = new LockRequest(key, mayFail, isHandle ? LockResult.Handle : row.Result);
        if (scope.Symbols.Types.Tasks.IsTask(call.TargetMethod.ReturnType) || row.Kind == LockKind.AsyncReaderWriter)
            return [state.With(call, new PendingLock(request, call.Syntax))];
        return locks.Take(request, call.Syntax, state, HeldOrigin.Here).Select(taken => TellCaller(call, taken.State.With(call, taken.Value), taken.Value));
    }

    /// <summary><c>Monitor.Enter(o, ref taken)</c> and its like say it in a variable.</summary>
    private FlowState TellCaller(IInvocationOperation call, FlowState state, FlowValue value)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Ref, Type.SpecialType: SpecialType.System_Boolean } && values.TargetOf(argument.Value, state) is { } target)
                return state.With(target, value.IsUnknown ? ConstantValue.True : value);
        }

        return state;
    }

    private static FlowState Choose(FlowState state, FlowValue choice, FlowValue one)
    {
        if (ReferenceEquals(choice, one))
            return state;
        foreach (KeyValuePair<object, FlowValue> pair in state.Values)
        {
            if (pair.Value.Equals(choice))
                state = state.With(pair.Key, one);
        }

        return state;
    }

    private LockKey? KeyOf(AccessPath path, LockRow row, IInvocationOperation call)
    {
        ISymbol? holder = path.Steps.IsEmpty ? path.Symbol : path.Steps.LastOrDefault(step => !step.IsElement).Member ?? path.Symbol;
        switch (row.Kind)
        {
            case LockKind.Semaphore or LockKind.Event when row.Class is null:
                return holder is null || (row.Kind == LockKind.Event && !SemaphoreCounts.IsSetBeside(holder, call.Syntax)) || !MayBeLock(path, holder)
                    ? null
                    : new LockKey(path, row.Kind);
            case LockKind.ReaderWriter:
                bool isRecursive = holder is not null && scope.Symbols.ReaderWriters.IsRecursive(holder);
                return new LockKey(path, isRecursive ? LockKind.RecursiveReaderWriter : row.Kind, row.Mode);
            case LockKind.Database:
                return Arguments.IsDeferred(call) ? null : new LockKey(path, row.Kind, Name: scope.Symbols.Declared.Innermost ?? "SQLite write lock");
            case LockKind.Monitor when path is { Root: PathRoot.This or PathRoot.Variable, Steps.IsEmpty: true } && SelfOf(path.Symbol) is { } self:
                return new LockKey(path, row.Kind, row.Mode, row.Class) { Self = self };
            case LockKind.Monitor when path is { Root: PathRoot.Variable, Steps.IsEmpty: true, Symbol: ILocalSymbol { Type.IsValueType: true } }:
                return null;
            default:
                return new LockKey(path, row.Kind, row.Mode, row.Class);
        }
    }

    /// <summary>The type of an object that is locked itself, where it is more than a lock: one of this compilation.</summary>
    private static INamedTypeSymbol? SelfOf(ISymbol? symbol) => (symbol is IParameterSymbol parameter ? parameter.Type : symbol) is INamedTypeSymbol
    {
        TypeKind: TypeKind.Class, DeclaringSyntaxReferences.IsEmpty: false
    } type ? type.OriginalDefinition : null;

    /// <summary>Whether a semaphore that was given is a lock its giver can tell: to him it has a class, or none.</summary>
    private bool MayBeLock(AccessPath path, ISymbol holder) =>
        path is { Root: PathRoot.Variable, Steps.IsEmpty: true, Symbol: IParameterSymbol } || scope.Symbols.IsSemaphoreLock(holder);

    private IReadOnlyList<FlowState> TakeDeclared(
        IOperation operation, IMethodSymbol method, LockKey[] keys, bool mayFail, ImmutableArray<IArgumentOperation> arguments, FlowState state)
    {
        bool isHandle = scope.Symbols.Types.ReturnsHandle(method);
        bool saysFlag = mayFail && scope.Symbols.Types.Tasks.ResultOf(method.ReturnType)?.SpecialType == SpecialType.System_Boolean;
        if (!isHandle && !saysFlag)
        {
            foreach (LockKey key in keys)
                locks.Note(state, key, mayFail, isWait: false, isInPrefix: true, scope.FrameAt(operation.Syntax));
            return [state];
        }

        LockResult result = isHandle ? LockResult.Handle : LockResult.Flag;
        if (keys.Length == 1 && scope.Symbols.Types.Tasks.IsTask(method.ReturnType))
            return [state.With(operation, new PendingLock(new LockRequest(keys[0], mayFail, result), operation.Syntax))];
        IEnumerable<FlowState> states = [state];
        foreach (LockKey key in keys)
        {
            states = states.SelectMany(before => locks.Take(new LockRequest(key, mayFail, result), operation.Syntax, before, HeldOrigin.Here)
                .Select(taken => LeaveHandle(arguments, taken.State.With(operation, taken.Value), taken.Value, key)));
        }

        return [.. states];
    }

    /// <summary>A method that says by a flag whether it has the lock may leave the handle in an <c>out</c> parameter.</summary>
    private FlowState LeaveHandle(ImmutableArray<IArgumentOperation> arguments, FlowState state, FlowValue value, LockKey key)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.RefKind == RefKind.Out && values.TargetOf(argument.Value, state) is { } target)
                state = state.With(target, value.Equals(ConstantValue.True) ? new HandleValue(key) : ConstantValue.Null);
        }

        return state;
    }

    private FlowState ReleaseDeclared(
        ImmutableArray<string> names, IMethodSymbol method, FlowValue receiver, ImmutableArray<IArgumentOperation> arguments, FlowState state)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            foreach (HandleValue handle in Handles(values.Of(argument.Value, state)))
                state = locks.Release(handle.Key, state);
        }

        foreach (LockKey key in Keys(names, method, receiver))
        {
            if (scope.Symbols.Classes.Of(key) is { } declared)
                state = locks.ReleaseClass(declared.Name, state);
        }

        return state;
    }
}
