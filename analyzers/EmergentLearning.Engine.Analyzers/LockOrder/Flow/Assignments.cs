using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>What assignments do to a state: variables get values, and handles may get a second owner.</summary>
internal sealed class Assignments(ValueReader values)
{
    /// <summary>The handles in a value; <c>handle.Dispose</c>, taken as a delegate, has one in it.</summary>
    public static IEnumerable<HandleValue> Handles(FlowValue value) => value switch
    {
        TupleValue tuple => tuple.Items.SelectMany(Handles),
        DelegateValue code => Handles(code.Receiver),
        _ => ChoiceValue.Each(value).OfType<HandleValue>(),
    };

    public FlowState Assign(IOperation target, FlowValue value, FlowState state, FlowRecord record)
    {
        if (target is IDiscardOperation)
            return state;
        object? key = values.TargetOf(target, state);
        Note(key, record);
        if (key is null or AccessPath || (key is IParameterSymbol parameter && parameter.RefKind != RefKind.None))
            state = Escape(value, target, state, record);
        if (IsSeenByOthers(key, record))
        {
            state = Ownership.Publish(value, state);
            value = Ownership.Shared(value);
        }

        return key is null ? state : Set(key, value, state);
    }

    /// <summary>A variable of this very body is its own.</summary>
    private static bool IsSeenByOthers(object? target, FlowRecord record) => target is not CaptureId
        && (target is not ISymbol variable || !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, record.Owner)
            || variable is IParameterSymbol { RefKind: not RefKind.None });

    /// <summary>What the variable led to before keeps its lock, but loses its name.</summary>
    public static FlowState Set(object key, FlowValue value, FlowState state)
    {
        state = state.ForgetTests(key);
        if (key is ISymbol variable)
            state = state.Forget(variable);
        // What a field holds is remembered where it decides what is held; others may change it, but not what this path means by it.
        bool isKept = key is not AccessPath || value is HandleValue or ConstantValue or DelegateValue or CallValue or WorkValue or PendingLock;
        return state.With(key, isKept && !IsItself(key, value) ? value : FlowValue.Unknown);
    }

    public FlowState Forget(IOperation target, FlowState state, FlowRecord record)
    {
        object? key = values.TargetOf(target, state);
        Note(key, record);
        return key is null ? state : Set(key, FlowValue.Unknown, state);
    }

    private static void Note(object? target, FlowRecord record)
    {
        if (target is IParameterSymbol parameter)
            record.Reassigned.Add(parameter);
    }

    public FlowState Deconstruct(IDeconstructionAssignmentOperation operation, FlowState state, FlowRecord record)
    {
        IOperation target = operation.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : operation.Target;
        return Spread(target, values.Of(operation.Value, state), state, record, 0);
    }

    /// <summary>A lambda that uses a handle may give it back.</summary>
    public static FlowState Capture(IFlowAnonymousFunctionOperation lambda, FlowState state, FlowRecord record)
    {
        state = Ownership.Capture(lambda.Syntax, state);
        if (state.Held.IsEmpty)
            return state;
        foreach (KeyValuePair<object, FlowValue> pair in state.Values)
        {
            if (pair.Key is ISymbol variable && pair.Value is HandleValue && Uses(lambda.Syntax, variable.Name))
                state = Escape(pair.Value, lambda, state, record);
        }

        return state;
    }

    public static FlowState Escape(FlowValue value, IOperation where, FlowState state, FlowRecord record)
    {
        foreach (HandleValue handle in Handles(value))
        {
            record.Escapes[(where.Syntax, handle.Key)] = where;
        }

        return PassOn(value, state, record);
    }

    /// <summary>Somebody else has to give the handles back from here on.</summary>
    public static FlowState PassOn(FlowValue value, FlowState state, FlowRecord record)
    {
        foreach (HandleValue handle in Handles(value))
        {
            record.PassedOn.Add(handle.Key);
            state = state.Escape(handle.Key);
        }

        return state;
    }

    private FlowState Spread(IOperation target, FlowValue value, FlowState state, FlowRecord record, int depth)
    {
        if (target is not ITupleOperation tuple || depth > 8)
            return Assign(target, value, state, record);
        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            FlowValue item = value is TupleValue known && i < known.Items.Length ? known.Items[i] : FlowValue.Unknown;
            state = Spread(tuple.Elements[i], item, state, record, depth + 1);
        }

        return state;
    }

    private static bool IsItself(object key, FlowValue value) => value is PathValue { Path: { Root: PathRoot.Variable, Steps.IsEmpty: true } path }
        && key is ISymbol symbol && SymbolEqualityComparer.Default.Equals(path.Symbol, symbol);

    public static bool Uses(SyntaxNode lambda, string name) =>
        lambda.DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.IdentifierNameSyntax>().Any(identifier => identifier.Identifier.ValueText == name);
}
