using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>The operations that can change what is known.</summary>
internal static class FlowSteps
{
    /// <summary>Most operations only read a value, and leave everything as it is.</summary>
    public static bool Contain(IOperation operation) => operation.Kind switch
    {
        OperationKind.Binary => ((IBinaryOperation)operation).OperatorMethod is not null,
        OperationKind.Unary => ((IUnaryOperation)operation).OperatorMethod is not null,
        OperationKind.Conversion => ((IConversionOperation)operation).OperatorMethod is not null,
        OperationKind.FieldReference => ((IFieldReferenceOperation)operation).Field is { IsStatic: true, IsConst: false },
        OperationKind.IsPattern => Patterns.Declared(((IIsPatternOperation)operation).Pattern) is not null,
        OperationKind.ExpressionStatement => operation.Syntax is LockStatementSyntax,
        OperationKind.Invocation or OperationKind.ObjectCreation or OperationKind.PropertyReference
            or OperationKind.SimpleAssignment or OperationKind.DeconstructionAssignment or OperationKind.CompoundAssignment
            or OperationKind.CoalesceAssignment or OperationKind.Increment or OperationKind.Decrement or OperationKind.FlowCapture
            or OperationKind.Await or OperationKind.YieldReturn or OperationKind.FlowAnonymousFunction or OperationKind.EventAssignment or OperationKind.Spread => true,
        _ => false,
    };
}
