using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>Follows a stream or handle from where it is opened to its uses in the same method.</summary>
internal sealed class StreamTracker(FileWriteSymbols symbols, MethodFacts facts)
{
    /// <summary>All uses together.</summary>
    public StreamUse UsesOf(IOperation opened)
    {
        IOperation value = Outermost(opened);
        ISymbol? variable = value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation assignment when assignment.Value == value => Operations.Variable(assignment.Target),
            _ => null,
        };
        if (variable is null)
            return Use(value);

        StreamUse uses = StreamUse.None;
        foreach (IOperation reference in facts.ReferencesTo(variable))
        {
            if (reference.Parent is not ISimpleAssignmentOperation assignment || assignment.Target != reference)
                uses |= Use(Outermost(reference));
        }

        return uses;
    }

    private static IOperation Outermost(IOperation value)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation or IAwaitOperation)
            value = value.Parent;
        return value;
    }

    private StreamUse Use(IOperation value) => value.Parent switch
    {
        IInvocationOperation call when call.Instance == value => UseOfCall(call),
        IConditionalAccessOperation access when access.Operation == value => UseOfConditional(access),
        IPropertyReferenceOperation property => UseOfProperty(property),
        IArgumentOperation argument => UseOfArgument(argument),
        IUsingOperation or IExpressionStatementOperation or IBinaryOperation or IIsPatternOperation => StreamUse.None,
        _ => StreamUse.Escapes,
    };

    private StreamUse UseOfConditional(IConditionalAccessOperation access)
    {
        StreamUse uses = StreamUse.None;
        foreach (IOperation operation in access.WhenNotNull.DescendantsAndSelf())
        {
            if (operation is IConditionalAccessInstanceOperation)
                uses |= Use(operation);
        }

        return uses;
    }

    private StreamUse UseOfCall(IInvocationOperation call)
    {
        if (!symbols.IsStream(call.TargetMethod.ContainingType))
            return StreamUse.None;
        return call.TargetMethod.Name switch
        {
            "Write" or "WriteByte" or "WriteAsync" or "BeginWrite" => StreamUse.Written,
            "SetLength" => Resize(Operations.At(call.Arguments, 0)),
            "Seek" => IsStart(call) ? StreamUse.None : StreamUse.RandomAccess,
            _ => StreamUse.None,
        };
    }

    private static StreamUse Resize(IOperation? length) => IsZero(length) ? StreamUse.Emptied : StreamUse.None;

    private static bool IsStart(IInvocationOperation seek) =>
        IsZero(Operations.At(seek.Arguments, 0)) && IsZero(Operations.At(seek.Arguments, 1));

    private static bool IsZero(IOperation? value) =>
        value is not null && Operations.Unwrap(value).ConstantValue is { HasValue: true, Value: 0 or 0L };

    private static StreamUse UseOfProperty(IPropertyReferenceOperation property) =>
        property.Parent is IAssignmentOperation assignment && assignment.Target == property && !IsZero(assignment.Value)
            ? StreamUse.RandomAccess
            : StreamUse.None;

    private StreamUse UseOfArgument(IArgumentOperation argument)
    {
        switch (argument.Parent)
        {
            case IObjectCreationOperation creation:
                return symbols.FamilyOf(creation.Type) is TypeFamily.StreamWriter or TypeFamily.BinaryWriter
                    ? StreamUse.Written | UsesOfBase(creation)
                    : symbols.IsStream(creation.Type) || creation.Constructor is null ? StreamUse.Escapes : UsesOf(creation);
            case IInvocationOperation call:
                return UseByCallee(call);
            default:
                return StreamUse.Escapes;
        }
    }

    /// <summary>What is done through the <c>BaseStream</c> of the writer that was made over the stream.</summary>
    private StreamUse UsesOfBase(IOperation writer)
    {
        StreamUse uses = StreamUse.None;
        foreach (IInvocationOperation call in facts.Invocations)
        {
            if (call.Instance is IPropertyReferenceOperation { Property.Name: "BaseStream", Instance: { } owner } && Holds(owner, writer))
                uses |= UseOfCall(call);
        }

        return uses;
    }

    private bool Holds(IOperation owner, IOperation writer) => owner is IFieldReferenceOperation { Field: var field }
        ? Outermost(writer).Parent is ISimpleAssignmentOperation { Target: IFieldReferenceOperation target }
            && SymbolEqualityComparer.Default.Equals(target.Field, field)
        : facts.ValuesOf(owner).Contains(writer);

    private StreamUse UseByCallee(IInvocationOperation call)
    {
        string name = call.TargetMethod.Name;
        switch (symbols.FamilyOf(call.TargetMethod.ContainingType))
        {
            case TypeFamily.XmlWriter or TypeFamily.XmlDocument:
                return name is "Create" or "Save" or "SaveAsync" ? StreamUse.Written : StreamUse.Escapes;
            case TypeFamily.JsonSerializer:
                return name is "Serialize" or "SerializeAsync" ? StreamUse.Written : StreamUse.None;
            case TypeFamily.RandomAccess when name is "SetLength":
                return Resize(Operations.At(call.Arguments, 1));
            case TypeFamily.RandomAccess when name is "Write" or "WriteAsync":
                return IsZero(Operations.Where(call.Arguments, p => p.Type.SpecialType == SpecialType.System_Int64))
                    ? StreamUse.Written
                    : StreamUse.Written | StreamUse.RandomAccess;
            case TypeFamily.RandomAccess:
                return StreamUse.None;
        }

        bool isCopyTarget = symbols.IsStream(call.TargetMethod.ContainingType) && name is "CopyTo" or "CopyToAsync";
        return isCopyTarget ? StreamUse.Written : StreamUse.Escapes;
    }
}
