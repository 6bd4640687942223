using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>Small questions about operations.</summary>
internal static class Operations
{
    /// <summary>The value itself, without the conversions, awaits and parentheses around it.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IAwaitOperation awaited:
                    operation = awaited.Operation;
                    break;
                case IConditionalAccessInstanceOperation when ConditionalReceiver(operation) is { } receiver:
                    operation = receiver;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The local or parameter that the operation names, or null.</summary>
    public static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>The argument of the parameter at <paramref name="ordinal"/>, whatever order it was written in.</summary>
    public static IOperation? At(ImmutableArray<IArgumentOperation> arguments, int ordinal)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
                return argument.Value;
        }

        return null;
    }

    /// <summary>The argument whose parameter is of <paramref name="type"/>.</summary>
    public static IOperation? OfType(ImmutableArray<IArgumentOperation> arguments, ITypeSymbol? type)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (type is not null && SymbolEqualityComparer.Default.Equals(argument.Parameter?.Type, type))
                return argument.Value;
        }

        return null;
    }

    /// <summary>The argument of the one parameter that satisfies <paramref name="isWanted"/>.</summary>
    public static IOperation? Where(ImmutableArray<IArgumentOperation> arguments, Func<IParameterSymbol, bool> isWanted)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is { } parameter && isWanted(parameter))
                return argument.Value;
        }

        return null;
    }

    public static bool IsString(IOperation? operation, ImmutableArray<IArgumentOperation> arguments, int ordinal) =>
        operation is not null
        && Where(arguments, p => p.Ordinal == ordinal && p.Type.SpecialType == SpecialType.System_String) is not null;

    private static IOperation? ConditionalReceiver(IOperation instance)
    {
        IOperation child = instance;
        for (IOperation? parent = instance.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child)
                return access.Operation;
        }

        return null;
    }
}
