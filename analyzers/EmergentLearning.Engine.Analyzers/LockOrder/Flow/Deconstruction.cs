using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>What <c>(x, y) = value</c> runs.</summary>
internal static class Deconstruction
{
    /// <summary>The method of the value's type that takes it apart; null where it is a tuple.</summary>
    public static IMethodSymbol? MethodOf(IDeconstructionAssignmentOperation operation) =>
        FileWrites.Operations.Unwrap(operation.Value) is { Type: { IsTupleType: false } type } && Tuple(operation) is { } targets
            ? type.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == targets.Elements.Length)
            : null;

    /// <summary>What is assigned to, in the order of the text.</summary>
    public static IEnumerable<IOperation> Targets(IDeconstructionAssignmentOperation operation) =>
        Tuple(operation) is { } tuple ? Leaves(tuple) : [];

    private static ITupleOperation? Tuple(IDeconstructionAssignmentOperation operation) =>
        (operation.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : operation.Target) as ITupleOperation;

    private static IEnumerable<IOperation> Leaves(ITupleOperation tuple) =>
        tuple.Elements.SelectMany(element => element is ITupleOperation inner ? Leaves(inner) : [element]);
}
