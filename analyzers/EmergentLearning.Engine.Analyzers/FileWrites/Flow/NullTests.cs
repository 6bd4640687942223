using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>
/// Which way a condition can go. A using statement asks whether its stream is null before it closes it; one that was opened is not.
/// </summary>
internal sealed class NullTests(FlowEvaluator evaluator)
{
    public bool CanBe(IOperation? condition, bool whenTrue, FlowState state)
    {
        if (condition is null)
            return true;
        if (condition.ConstantValue is { HasValue: true, Value: bool constant })
            return constant == whenTrue;
        bool isNullWhenTrue;
        IOperation? subject;
        switch (condition)
        {
            case IIsNullOperation test:
                (subject, isNullWhenTrue) = (test.Operand, true);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                subject = IsNull(comparison.RightOperand) ? comparison.LeftOperand : IsNull(comparison.LeftOperand) ? comparison.RightOperand : null;
                isNullWhenTrue = comparison.OperatorKind == BinaryOperatorKind.Equals;
                break;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negated:
                return CanBe(negated.Operand, !whenTrue, state);
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } pattern when IsNull(value):
                (subject, isNullWhenTrue) = (pattern.Value, true);
                break;
            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } } pattern
                when IsNull(value):
                (subject, isNullWhenTrue) = (pattern.Value, false);
                break;
            default:
                return true;
        }

        if (subject is null || isNullWhenTrue != whenTrue)
            return true;
        evaluator.State = state;
        bool isOpened = evaluator.Evaluate(subject)?.Alternatives.Any(one => one is StreamValue stream && !stream.Is(StreamTraits.Foreign)) == true;
        return !isOpened;
    }

    private static bool IsNull(IOperation operation) => Operations.Unwrap(operation).ConstantValue is { HasValue: true, Value: null };
}
