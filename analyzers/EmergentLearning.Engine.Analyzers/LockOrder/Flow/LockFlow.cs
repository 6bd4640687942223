using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.Sqlite.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>
/// Follows one body: which locks are held at each operation, by which way they came to be held, and which values give them back. Not
/// thread-safe; used once.
/// </summary>
internal sealed class LockFlow : ForwardFlow<FlowStates>
{
    /// <summary>Under which a state keeps what the method is about to return.</summary>
    public static readonly object ReturnKey = new();

    private readonly FlowScope _scope;
    private readonly ValueReader _values;
    private readonly Assignments _assignments;
    private readonly LockCalls _lockCalls;
    private readonly CallSteps _calls;
    private readonly WaitSteps _waits;
    private readonly Conditions _conditions;
    private readonly Func<IOperation, FlowState, IEnumerable<FlowState>> _step;

    public LockFlow(FlowScope scope)
    {
        _scope = scope;
        _values = new ValueReader(scope);
        var locks = new Acquisitions(scope);
        var demands = new Demands(scope, _values);
        var passed = new PassedLocks(scope, locks, demands);
        (scope.Record.Take, scope.Record.Ask) = (passed.Take, passed.Ask);
        var effects = new CallEffects(scope, locks, passed);
        _waits = new WaitSteps(locks, effects);
        _assignments = new Assignments(_values);
        _lockCalls = new LockCalls(scope, _values, locks);
        _calls = new CallSteps(scope, _values, locks, effects, _waits, _lockCalls, demands);
        _conditions = new Conditions(_values);
        _step = Step;
    }

    /// <inheritdoc />
    protected override bool GivesUp => _scope.Record.GaveUp;

    /// <summary>Follows the graph from the state that its method begins with.</summary>
    public void Run(ControlFlowGraph graph, FlowState entry, CancellationToken cancellation)
    {
        if (!Run(graph, FlowStates.Of([entry]), cancellation))
            _scope.Record.GaveUp = true;
    }

    /// <inheritdoc />
    protected override FlowStates Entering(FlowStates states) => states.Change(static state => state.EndOfStatement());

    /// <inheritdoc />
    protected override FlowStates Join(FlowStates known, FlowStates incoming)
    {
        if (ReferenceEquals(known, incoming))
            return known;
        FlowStates joined = known.Join(incoming.All);
        if (joined.All.Length > FlowStates.Most)
            _scope.Record.GaveUp = true;
        return joined;
    }

    /// <inheritdoc />
    protected override FlowStates After(IOperation operation, FlowStates states)
    {
        states = LockScopes.Leave(operation, states);
        if (!FlowSteps.Contain(operation))
            return states;
        FlowStates after = states.Step(operation, _step);
        if (after.All.Length > FlowStates.Most)
            _scope.Record.GaveUp = true;
        return after;
    }

    /// <inheritdoc />
    protected override FlowStates? AfterCondition(IOperation condition, bool outcome, FlowStates states)
    {
        if (states.All.Length == 1)
            return _conditions.After(condition, outcome, states.All[0]) is not { } only ? null : states.Change(_ => only);
        ImmutableArray<FlowState> after = [.. states.All.Select(state => _conditions.After(condition, outcome, state)).OfType<FlowState>()];
        return after.IsEmpty ? null : FlowStates.Of(after);
    }

    /// <inheritdoc />
    protected override FlowStates Returning(IOperation? value, FlowStates states) =>
        value is null ? states : states.Change(state => Return(value, state));

    /// <inheritdoc />
    protected override bool MayThrow(IOperation operation) => operation switch
    {
        // To give a lock back does not fail, and what is thrown by taking one has not taken it.
        IInvocationOperation call => !IsLockCall(call),
        IObjectCreationOperation or IAwaitOperation or IDynamicInvocationOperation => true,
        _ => false,
    };

    /// <inheritdoc />
    protected override bool SeesFilters => true;

    /// <inheritdoc />
    protected override bool CatchesAll(ControlFlowRegion handler) =>
        handler.Kind == ControlFlowRegionKind.Catch && handler.ExceptionType is null or { SpecialType: SpecialType.System_Object } or { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <inheritdoc />
    protected override void OnExit(FlowStates states)
    {
        // There is one exit; what an earlier visit left there has been joined to this.
        _scope.Record.Exits.Clear();
        _scope.Record.Leaks.RemoveAll(leak => !leak.IsException);
        foreach (FlowState state in states.All)
        {
            _scope.Record.Exits.Add(state.Drop(held => held.Value.Origin == HeldOrigin.Scope));
            Leave(state, isException: false);
        }
    }

    /// <inheritdoc />
    protected override void OnUnhandled(FlowStates states)
    {
        foreach (FlowState state in states.All)
            Leave(state, isException: true);
    }

    private IEnumerable<FlowState> Step(IOperation operation, FlowState state) => operation switch
    {
        IInvocationOperation call => _calls.Step(call, state),
        IObjectCreationOperation creation => _calls.Create(creation, state),
        IPropertyReferenceOperation property => _calls.Read(property, state),
        IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false } field } => [_calls.Touch(field.ContainingType, operation, state)],
        ISimpleAssignmentOperation assignment => _calls.Write(assignment.Target, assignment.Value, _assignments.Assign(assignment.Target, _values.Of(assignment.Value, state), state, _scope.Record)),
        IDeconstructionAssignmentOperation deconstruction => _calls.Deconstruct(deconstruction, _assignments.Deconstruct(deconstruction, state, _scope.Record)),
        ICompoundAssignmentOperation compound => Change(compound.Target, compound.OperatorMethod, operation, state),
        ICoalesceAssignmentOperation coalesce => [_assignments.Forget(coalesce.Target, state, _scope.Record)],
        IIncrementOrDecrementOperation step => Change(step.Target, step.OperatorMethod, operation, state),
        IFlowCaptureOperation capture => [state.With(capture.Id, _values.Of(capture.Value, state))],
        IAwaitOperation await => Await(await, state),
        IReturnOperation { Kind: OperationKind.YieldReturn } => [Yield(operation, state)],
        IIsPatternOperation pattern when Patterns.Declared(pattern.Pattern) is { } declared => [Assignments.Set(declared, _values.Of(pattern.Value, state), state)],
        IBinaryOperation { OperatorMethod: { } method } => _calls.Operator(method, operation, [state]),
        IUnaryOperation { OperatorMethod: { } method } => _calls.Operator(method, operation, [state]),
        IConversionOperation { OperatorMethod: { } method } => _calls.Operator(method, operation, [state]),
        IExpressionStatementOperation { Syntax: LockStatementSyntax, Operation: IInvalidOperation locked } => _lockCalls.EnterScope(locked, state),
        IEventAssignmentOperation attached => _calls.Attach(attached, Ownership.Publish(_values.Of(attached.HandlerValue, state), state)),
        ISpreadOperation spread => [_calls.Spread(spread, state)],
        IFlowAnonymousFunctionOperation lambda => [Assignments.Capture(lambda, state, _scope.Record)],
        _ => [state],
    };

    /// <summary>What was read before is changed by an operator, and written.</summary>
    private IEnumerable<FlowState> Change(IOperation target, IMethodSymbol? by, IOperation operation, FlowState state) =>
        _calls.Operator(by, operation, [_assignments.Forget(target, state, _scope.Record)]).SelectMany(after => _calls.Write(target, null, after));

    private IEnumerable<FlowState> Await(IAwaitOperation await, FlowState state)
    {
        FlowState crossed = Cross(await, state) with { HasAwaited = true };
        return _waits.For(_values.Of(await.Operation, state), await.Operation.Syntax, crossed, isBlocking: false).Select(after => after.State.With(await, after.Value));
    }

    /// <summary>Whoever enumerates goes on with what is held here.</summary>
    private FlowState Yield(IOperation operation, FlowState state)
    {
        _scope.Record.AddYield(state.Held.Where(pair => pair.Value is { IsDoubtful: false, Origin: not HeldOrigin.Entry }).Select(pair => pair.Key));
        return Cross(operation, state);
    }

    /// <summary>Notes the locks of this thread that are held where another may go on; of what an iterator holds its own yields tell.</summary>
    private FlowState Cross(IOperation operation, FlowState state)
    {
        foreach (KeyValuePair<LockKey, HeldLock> held in state.Held)
        {
            if (held.Key.Kind.BelongsToThread() && held.Value is { IsDoubtful: false, Origin: not (HeldOrigin.Entry or HeldOrigin.Iterator) })
                _scope.Record.Crossings[(operation.Syntax, held.Key)] = held.Value.Site;
        }

        return state;
    }

    private FlowState Return(IOperation operation, FlowState state)
    {
        FlowValue value = _values.Of(operation, state);
        state = Assignments.PassOn(value, state, _scope.Record);
        return state.With(ReturnKey, value);
    }

    private void Leave(FlowState state, bool isException)
    {
        foreach (KeyValuePair<LockKey, HeldLock> held in state.Held)
        {
            bool isTaken = held.Value.Origin is HeldOrigin.Here or HeldOrigin.Handle
                // What a callee took is only told of the ends that a method reaches itself: a caller may not know what is to be given back when it throws.
                || (held.Value is { Origin: HeldOrigin.Callee, IsDoubtful: false } && !isException);
            if (isTaken && held.Value is { IsEscaped: false, Site.Parent: not LockStatementSyntax } && held.Key.Path.IsExact
                // What was given back first is the caller's again.
                && !state.Released.Contains(held.Key))
                _scope.Record.Leaks.Add((held.Key, held.Value, isException));
        }
    }

    private bool IsLockCall(IInvocationOperation call) => _scope.Symbols.Types.Find(call) is not null
        || call.TargetMethod.Name is "Dispose" or "DisposeAsync" or "ConfigureAwait";
}
