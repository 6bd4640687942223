using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>
/// Compares what is held at a call with what the callee asks for, and hands on to the callers what only they can answer.
/// </summary>
internal sealed class Demands(FlowScope scope, ValueReader values)
{
    // Whoever waits three calls further down has been asked to; further than that, nobody sees the connection.
    public const int MostFramesOfWait = 3;
    private const int MostFrames = 12;

    /// <summary>A call, a construction or the use of a property whose callee has attributes, or that waits without a limit.</summary>
    public void Call(IOperation operation, IMethodSymbol method, IOperation? instance, FlowState state)
    {
        LockContract contract = scope.Symbols.Contracts.Of(method);
        if (contract.Requires is { } required)
            Require(operation, method, LockCalls.Keys(required, method, values.Of(instance, state)), state);
        if (contract.Excludes is { } excluded)
            Exclude(operation, method, LockCalls.Keys(excluded, method, values.Of(instance, state)), state);
        if (scope.Symbols.Waits.Find(operation) is { } wait)
            Wait(operation, wait, state);
    }

    /// <summary>What a body that is run here asks for.</summary>
    public void Pass(PassedCall call, MethodSummary summary)
    {
        (Binding binding, SyntaxNode site, FlowState state) = (call.Binding, call.Site, call.State);
        foreach (LockDemand demand in summary.Demands)
        {
            if (!call.Runs(demand.IsInPrefix))
                continue;
            scope.Record.Demands.Ran.Add(call.Callee.OriginalDefinition);
            FlowValue waited = demand.Waited is { } path ? binding.Translate(path) : FlowValue.Unknown;
            if (demand.Frames.Length >= (demand.Kind == DemandKind.HoldNothing ? MostFramesOfWait : MostFrames) || CanBeCancelled(waited)
                || Premises.Translate(demand.Given, binding, scope) is not { } asked)
            {
                continue;
            }

            LockKey[] outermost = [.. demand.Outermost.Select(binding.Translate)];
            bool isEntered = outermost.Any(own => state.Held.Keys.Any(key => key.IsSameObject(own) || scope.MayBeSame(key, own)));
            if (isEntered && demand.HasEntered)
                continue;
            Check(
                demand with
                {
                    // Whoever blocks its thread for it keeps its own caller waiting, too, even one that would not wait for the rest.
                    IsInPrefix = demand.IsInPrefix || call.IsBlocking,
                    Outermost = [.. outermost],
                    HasEntered = demand.HasEntered || isEntered,
                    Frames = demand.Frames.Insert(0, scope.FrameAt(site)),
                    Released = [.. demand.Released.Select(binding.Translate).Union(state.GivenBack())],
                    Waited = waited is PathValue { Path: var known } && IsParameter(known) ? known : null,
                    Given = Premises.Join(Premises.Of(scope, state), asked),
                },
                site, state);
        }
    }

    private static bool IsParameter(AccessPath path) => path is { Root: PathRoot.Variable, Steps.IsEmpty: true, Symbol: IParameterSymbol };

    /// <summary>Work that was given a token ends when whoever has its source says so.</summary>
    private bool CanBeCancelled(FlowValue waited) => waited is CallValue call && call.Method.Parameters.Any(parameter =>
        scope.Symbols.Waits.IsToken(parameter.Type) && parameter.Ordinal < call.Arguments.Length
        && call.Arguments[parameter.Ordinal] is PathValue { Path: not { Root: PathRoot.Static, Symbol.Name: "None" } });

    private void Require(IOperation operation, IMethodSymbol method, IEnumerable<LockKey> keys, FlowState state)
    {
        foreach (LockKey key in keys)
        {
            if (scope.Symbols.Classes.Of(key) is { } lockClass)
                Check(new(DemandKind.Hold, lockClass.Name, NameOf(method), [scope.FrameAt(operation.Syntax)]), operation.Syntax, state);
        }
    }

    private void Exclude(IOperation operation, IMethodSymbol method, IEnumerable<LockKey> keys, FlowState state)
    {
        foreach (LockKey key in keys)
        {
            if (scope.Symbols.Classes.Of(key) is { } lockClass)
                Check(new(DemandKind.DoNotHold, lockClass.Name, NameOf(method), [scope.FrameAt(operation.Syntax)]), operation.Syntax, state);
        }
    }

    private void Wait(IOperation operation, UnboundedWait wait, FlowState state)
    {
        var demand = new LockDemand(DemandKind.HoldNothing, "", wait.Member, [scope.FrameAt(operation.Syntax)])
        {
            Released = state.GivenBack(),
            Outermost = state.Values.ContainsKey(Conditions.LastLeaveKey) ? state.GivenBack() : [],
            Given = Premises.Of(scope, state),
            Waited = Waited(operation).Select(part => values.Of(part, state)).OfType<PathValue>().Select(value => value.Path).FirstOrDefault(IsParameter),
        };
        if (wait.IsBetweenProcesses)
        {
            scope.Record.Demands.Add(new LockBreach(demand, null, operation.Syntax));
            return;
        }

        // Monitor.Wait gives its own lock back while it waits, however often it is held.
        AccessPath? own = wait.Own is { } target && values.Of(target, state) is PathValue path ? path.Path : null;
        if (own is not null)
            demand = demand with { Released = demand.Released.Add(new LockKey(own, LockKind.Monitor)) };
        bool isForCallers = wait.Own is null || own is not null;
        Check(demand, operation.Syntax, state, isForCallers, Waited(operation).Any(part => IsOwnCall(part) || IsOwnWork(values.Of(part, state))));
    }

    /// <summary>What is waited for: the instance, or each argument.</summary>
    private static IEnumerable<IOperation> Waited(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Instance: { } task } => [task],
        IInvocationOperation { Instance: { } task } => [task],
        IInvocationOperation call => call.Arguments.Select(argument => argument.Value),
        _ => [],
    };

    /// <summary>The task of an asynchronous method of this compilation, however it is passed on.</summary>
    private bool IsOwnCall(IOperation task)
    {
        while (task is IInvocationOperation { Instance: { } inner } call && scope.Symbols.Types.Tasks.PassesOn(call.TargetMethod))
            task = inner;
        return task is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false };
    }

    private static bool IsOwnWork(FlowValue value) => value switch
    {
        WorkValue or CallValue => true,
        TupleValue tuple => tuple.Items.Any(IsOwnWork),
        ChoiceValue choice => choice.Values.Any(IsOwnWork),
        _ => false,
    };

    private void Check(LockDemand demand, SyntaxNode site, FlowState state, bool isForCallers = true, bool isOfOwnWork = false)
    {
        DemandRecord record = scope.Record.Demands;
        demand = demand with { IsInPrefix = demand.IsInPrefix && !state.HasAwaited };
        switch (demand.Kind)
        {
            case DemandKind.Hold:
                if (!state.MayHoldMore && !state.Held.Keys.Any(key => IsOf(key, demand.Lock)))
                    record.Add(demand);
                break;
            case DemandKind.DoNotHold:
                if (Certain(state).FirstOrDefault(key => IsOf(key, demand.Lock)) is { } excluded)
                    record.Add(new LockBreach(demand, excluded, site));
                record.Add(demand);
                break;
            default:
                if (Certain(state).FirstOrDefault(key => IsWaitedFor(key) && !IsReleased(key, demand)) is { } held)
                    record.Add(new LockBreach(demand, held, site, isOfOwnWork));
                else if (isForCallers)
                    record.Add(demand);
                break;
        }
    }

    private static IEnumerable<LockKey> Certain(FlowState state) => state.Held.Where(pair => !pair.Value.IsDoubtful).Select(pair => pair.Key);

    private bool IsReleased(LockKey key, LockDemand demand) => demand.Released.Any(given => key.IsSameObject(given) || scope.MayBeSame(key, given));

    private bool IsOf(LockKey key, string lockClass) => scope.Symbols.Classes.Of(key)?.Name == lockClass;

    /// <summary>Nobody waits for long at what is made once.</summary>
    private bool IsWaitedFor(LockKey key) => key.Kind is not (LockKind.Initializer or LockKind.Lazy) && scope.Symbols.Classes.Of(key) is not null;

    private static string NameOf(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor ? "new " + method.ContainingType.Name : method.AssociatedSymbol?.Name ?? method.Name;
}
