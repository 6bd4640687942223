using EmergentLearning.Engine.Analyzers.FileWrites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Flow;

/// <summary>Reads a condition that asks whether a variable is null. Every <c>using</c> asks it before it disposes.</summary>
internal static class NullTest
{
    /// <summary>The variable that is null when the condition turns out as <paramref name="outcome"/>, or null.</summary>
    public static Place? FindNull(IOperation condition, bool outcome) => Operations.Unwrap(condition) switch
    {
        IIsNullOperation test when outcome => Place.Of(test.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } test when outcome => Compared(test),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } test when !outcome => Compared(test),
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } test when outcome =>
            Place.Of(test.Value),
        IIsPatternOperation
        {
            Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } },
        } test
            when !outcome => Place.Of(test.Value),
        _ => null,
    };

    private static Place? Compared(IBinaryOperation test) => IsNull(test.RightOperand) ? Place.Of(test.LeftOperand)
        : IsNull(test.LeftOperand) ? Place.Of(test.RightOperand)
        : null;

    private static bool IsNull(IOperation operand) => Operations.Unwrap(operand).ConstantValue is { HasValue: true, Value: null };
}
