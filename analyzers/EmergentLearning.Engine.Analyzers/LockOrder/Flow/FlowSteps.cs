using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>The operations that can change what is known.</summary>
internal static class FlowSteps
{
    /// <summary>Most operations only read a value, and leave everything as it is.</summary>
    public static bool Contain(IOperation operation) => operation switch
    {
        IBinaryOperation binary => binary.OperatorMethod is not null,
        IUnaryOperation unary => unary.OperatorMethod is not null,
        IConversionOperation conversion => conversion.OperatorMethod is not null,
        IFieldReferenceOperation reference => reference.Field is { IsStatic: true, IsConst: false },
        IIsPatternOperation pattern => Patterns.Declared(pattern.Pattern) is not null,
        IExpressionStatementOperation statement => statement.Syntax is LockStatementSyntax,
        _ => operation.Kind is OperationKind.Invocation or OperationKind.ObjectCreation or OperationKind.PropertyReference
            or OperationKind.SimpleAssignment or OperationKind.DeconstructionAssignment or OperationKind.CompoundAssignment
            or OperationKind.CoalesceAssignment or OperationKind.Increment or OperationKind.Decrement or OperationKind.FlowCapture
            or OperationKind.Await or OperationKind.YieldReturn or OperationKind.FlowAnonymousFunction or OperationKind.EventAssignment,
    };
}
