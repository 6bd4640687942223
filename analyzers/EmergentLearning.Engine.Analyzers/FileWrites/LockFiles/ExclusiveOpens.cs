using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.LockFiles;

/// <summary>Opens that share with nobody, and whose stream is for nothing else: it is never read, written or handed on.</summary>
internal sealed class ExclusiveOpens(FileWriteSymbols symbols, MethodFacts facts)
{
    // The number of System.IO.FileShare.None, which is part of the platform's binary contract.
    private const int ShareNone = 0;

    /// <summary>The member as a person would write it, or null when the operation is no such open.</summary>
    public string? Find(IOperation operation)
    {
        (string Member, ImmutableArray<IArgumentOperation> Arguments)? open = operation switch
        {
            IObjectCreationOperation creation when symbols.FamilyOf(creation.Type) == TypeFamily.FileStream =>
                ("new FileStream", creation.Arguments),
            IInvocationOperation { TargetMethod.Name: "Open" or "OpenHandle" or "New" } call
                when symbols.FamilyOf(call.TargetMethod.ContainingType) is TypeFamily.File or TypeFamily.FileInfo or TypeFamily.FileStreamFactory =>
                (call.TargetMethod.ContainingType.Name.TrimStart('I') + "." + call.TargetMethod.Name, call.Arguments),
            _ => null,
        };
        return open is { } found && SharesWithNobody(found.Arguments) && IsOnlyHeld(operation) ? found.Member : null;
    }

    private bool SharesWithNobody(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.Any(argument => argument.ArgumentKind == ArgumentKind.Explicit && SaysNone(argument));

    private bool SaysNone(IArgumentOperation argument) => argument.Parameter?.Type switch
    {
        { Name: "FileShare", TypeKind: TypeKind.Enum } => IsNone(argument.Value),
        { Name: "FileStreamOptions" } => facts.ValuesOf(argument.Value).Any(
            value => value is IObjectCreationOperation { Initializer.Initializers: var set } && set.Any(SetsNone)),
        _ => false,
    };

    private static bool SetsNone(IOperation initializer) =>
        initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Share" } } share && IsNone(share.Value);

    private static bool IsNone(IOperation value) => value.ConstantValue is { HasValue: true, Value: ShareNone };

    private bool IsOnlyHeld(IOperation open)
    {
        IOperation value = open;
        while (value.Parent is IConversionOperation or IParenthesizedOperation or ICoalesceOperation)
            value = value.Parent;
        return value.Parent switch
        {
            IUsingOperation statement => !IsEmpty(statement.Body),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => IsHeld(declarator),
            ISimpleAssignmentOperation { Target: IFieldReferenceOperation field } assignment when assignment.Value == value =>
                HeldFields.IsOnlyHeld(field.Field),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment when assignment.Value == value =>
                !IsProbe(assignment) && facts.ReferencesTo(local.Local).All(IsHolding),
            _ => false,
        };
    }

    /// <summary>A variable that keeps the stream while something else is done.</summary>
    private bool IsHeld(IVariableDeclaratorOperation declarator) =>
        !IsProbe(declarator) && facts.ReferencesTo(declarator.Symbol).All(IsHolding);

    /// <summary>"Can it be opened?": nothing is done while the stream is open, to the end of the function. A handler runs when it is not.</summary>
    private static bool IsProbe(IOperation open)
    {
        for (IOperation current = open; current.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = parent)
        {
            // A using ends the stream, whatever follows it.
            if (parent is IUsingOperation { Body: var body } && current != body)
                return IsEmpty(body);
            bool isIdle = parent switch
            {
                IBlockOperation block => block.Operations.SkipWhile(one => one != current).Skip(1).All(IsIdle),
                ITryOperation attempt => current != attempt.Body || attempt.Finally is null || IsEmpty(attempt.Finally),
                _ => true,
            };
            if (!isIdle || current is IUsingDeclarationOperation)
                return isIdle;
        }

        return true;
    }

    private static bool IsEmpty(IOperation body) => body is IBlockOperation block ? block.Operations.All(IsIdle) : IsIdle(body);

    private static bool IsIdle(IOperation statement) => statement switch
    {
        IEmptyOperation => true,
        IReturnOperation { ReturnedValue: null or { ConstantValue.HasValue: true } } => true,
        IExpressionStatementOperation { Operation: IConditionalAccessOperation { WhenNotNull: var call } } => IsClosing(call),
        IExpressionStatementOperation { Operation: var call } => IsClosing(call),
        IBlockOperation => IsEmpty(statement),
        IConditionalOperation choice => IsIdle(choice.WhenTrue) && (choice.WhenFalse is null || IsIdle(choice.WhenFalse)),
        _ => false,
    };

    private static bool IsClosing(IOperation call) => call is IInvocationOperation { TargetMethod.Name: "Close" or "Dispose", Instance: not null };

    private static bool IsHolding(IOperation reference) => reference.Parent switch
    {
        IInvocationOperation { TargetMethod.Name: "Dispose" or "Close" or "DisposeAsync" } call => call.Instance == reference,
        IConditionalAccessOperation { WhenNotNull: IInvocationOperation { TargetMethod.Name: "Dispose" or "Close" or "DisposeAsync" } } => true,
        ISimpleAssignmentOperation assignment => assignment.Target == reference,
        IUsingOperation or IIsPatternOperation => true,
        IConversionOperation { Parent: IBinaryOperation } or IBinaryOperation => true,
        _ => false,
    };
}
