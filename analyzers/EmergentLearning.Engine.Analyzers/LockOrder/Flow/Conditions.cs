using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>What a branch tells: which paths take it, and what a flag or a variable is from there on.</summary>
internal sealed class Conditions(ValueReader values)
{
    /// <summary>Under which a state keeps that a count of entries has come down to nothing.</summary>
    public static readonly object LastLeaveKey = new();

    /// <summary>The state on the branch; null when no path of the state takes it.</summary>
    public FlowState? After(IOperation condition, bool outcome, FlowState state)
    {
        FlowValue value = values.Of(condition, state);
        AskedTest? test = AskedTest.Of(condition);
        if (test is not null && state.Values.TryGetValue(test, out FlowValue? answer))
            value = answer;
        if (value is ConstantValue { Kind: ConstantKind.True or ConstantKind.False })
            return value.Equals(ConstantValue.Of(outcome)) ? state : null;
        FlowState learned = Learn(condition, outcome, state, 0);
        return test is null ? learned : learned.With(test, ConstantValue.Of(outcome));
    }

    private FlowState Learn(IOperation condition, bool outcome, FlowState state, int depth)
    {
        if (depth > 8)
            return state;
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Learn(not.Operand, !outcome, state, depth + 1);
            case IParenthesizedOperation inner:
                return Learn(inner.Operand, outcome, state, depth + 1);
            case IConversionOperation { OperatorMethod: null } conversion:
                return Learn(conversion.Operand, outcome, state, depth + 1);
            case IIsNullOperation test:
                return LearnNull(test.Operand, outcome, state);
            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: { } negated } } pattern when Patterns.IsNullPattern(negated):
                return LearnNull(pattern.Value, !outcome, state);
            case IIsPatternOperation pattern when Patterns.IsNullPattern(pattern.Pattern):
                return LearnNull(pattern.Value, outcome, state);
            case IIsPatternOperation pattern when Patterns.AsksOnlyForPresence(pattern.Pattern):
                return LearnNull(pattern.Value, !outcome, state);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test:
                return LearnCompared(test, outcome == (test.OperatorKind == BinaryOperatorKind.Equals), state);
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation:
                // The same flag asked again has the same answer, as long as nobody assigns to it.
                return Set(condition, ConstantValue.Of(outcome), state);
            default:
                return state;
        }
    }

    private FlowState LearnCompared(IBinaryOperation test, bool isEqual, FlowState state)
    {
        if (isEqual && IsLastLeave(test))
            return state.With(LastLeaveKey, ConstantValue.True);
        if (values.Of(test.RightOperand, state).Equals(ConstantValue.Null))
            return LearnNull(test.LeftOperand, isEqual, state);
        if (isEqual && values.Of(test.RightOperand, state) is LiteralValue literal
            && values.Of(test.LeftOperand, state) is PathValue { Path: { Root: PathRoot.Variable, Steps.IsEmpty: true, Symbol: { } variable } })
        {
            return state.With(variable, literal);
        }

        return values.Of(test.LeftOperand, state).Equals(ConstantValue.Null) ? LearnNull(test.RightOperand, isEqual, state) : state;
    }

    /// <summary><c>--count == 0</c>, of a field.</summary>
    private static bool IsLastLeave(IBinaryOperation test) => test.RightOperand.ConstantValue is { HasValue: true, Value: 0 }
        && test.LeftOperand is IIncrementOrDecrementOperation { Kind: OperationKind.Decrement, IsPostfix: false, Target: IFieldReferenceOperation };

    private FlowState LearnNull(IOperation operand, bool isNull, FlowState state)
    {
        while (operand is IConversionOperation { OperatorMethod: null } conversion)
            operand = conversion.Operand;
        FlowValue value = values.Of(operand, state);
        // A choice of null and of something is that something where it is not null.
        if (value is ChoiceValue choice)
        {
            FlowValue[] left = [.. choice.Values.Where(one => !isNull == !one.Equals(ConstantValue.Null))];
            return left.Length > 0 && !isNull ? Set(operand, left.Aggregate(ChoiceValue.Of), state) : Set(operand, isNull ? ConstantValue.Null : value, state);
        }

        if (!isNull)
            return state;
        // What a capture was taken of is null with it.
        state = value is PathValue { Path: var path } ? state.With(path is { Root: PathRoot.Variable, Steps.IsEmpty: true } ? path.Symbol! : path, ConstantValue.Null) : state;
        return Set(operand, ConstantValue.Null, state);
    }

    private FlowState Set(IOperation operand, FlowValue value, FlowState state) =>
        values.TargetOf(operand, state) is { } key ? state.With(key, value) : state;
}
