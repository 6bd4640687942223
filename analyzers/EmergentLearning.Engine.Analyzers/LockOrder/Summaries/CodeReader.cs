using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>Writes down which code is kept for later in a body: handed on, attached or assigned.</summary>
internal sealed class CodeReader(BodyScan body, LockTypes types, IAssemblySymbol assembly)
{
    /// <summary>The kinds of operations that can keep code, or are some.</summary>
    public static KindSet Kinds { get; } = KindSet.Of(
        OperationKind.Argument,
        OperationKind.AnonymousFunction,
        OperationKind.EventAssignment,
        OperationKind.SimpleAssignment,
        OperationKind.CoalesceAssignment,
        OperationKind.FieldInitializer,
        OperationKind.PropertyInitializer);

    public void Visit(IOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.Argument:
                // The value is asked first: the type of a generic method's parameter would have to be made for each call.
                if (operation is IArgumentOperation { Value.Type.TypeKind: TypeKind.Delegate, Parameter: { Type.TypeKind: TypeKind.Delegate } parameter } argument
                    && SymbolEqualityComparer.Default.Equals(parameter.ContainingAssembly, assembly))
                {
                    HandOn(parameter, argument.Value);
                }

                break;
            case OperationKind.AnonymousFunction:
                body.HasLambdas = true;
                break;
            case OperationKind.EventAssignment:
                if (operation is IEventAssignmentOperation { EventReference: IEventReferenceOperation reference } added)
                    Assign(reference.Event, added.HandlerValue);
                break;
            case OperationKind.SimpleAssignment:
                if (operation is ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } assignment)
                    Assign(member.Member, assignment.Value);
                break;
            case OperationKind.CoalesceAssignment:
                if (operation is ICoalesceAssignmentOperation { Target: IMemberReferenceOperation kept } filled)
                    Assign(kept.Member, filled.Value);
                break;
            case OperationKind.FieldInitializer:
                foreach (IFieldSymbol one in ((IFieldInitializerOperation)operation).InitializedFields)
                    Assign(one, ((IFieldInitializerOperation)operation).Value);
                break;
            case OperationKind.PropertyInitializer:
                foreach (IPropertySymbol one in ((IPropertyInitializerOperation)operation).InitializedProperties)
                    Assign(one, ((IPropertyInitializerOperation)operation).Value);
                break;
        }
    }

    private void Assign(ISymbol member, IOperation value)
    {
        if (AssignedCode.Of(value, types) is { } method)
            body.Assigned.Add(new(member.OriginalDefinition, method));
        else if (value.Type?.TypeKind == TypeKind.Delegate)
            HandOn(member, value);
    }

    private void HandOn(ISymbol to, IOperation value)
    {
        if (AssignedCode.SourceOf(value) is { } source)
            body.Handed.Add(new(to.OriginalDefinition, source.OriginalDefinition));
    }
}
