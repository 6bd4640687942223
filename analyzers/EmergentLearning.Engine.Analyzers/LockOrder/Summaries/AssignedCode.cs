using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>The code in a value that is given to an event, a delegate or a <c>Lazy</c>.</summary>
internal static class AssignedCode
{
    public static IMethodSymbol? Of(IOperation value, DelegateRunners delegates)
    {
        IOperation? code = Unwrap(value);
        // The factory of a Lazy is its code.
        if (code is IObjectCreationOperation { Arguments: { IsEmpty: false } arguments } creation && delegates.IsLazy(creation.Type))
            code = Unwrap(arguments[0].Value);
        return MethodOf(code);
    }

    /// <summary>The code in a delegate that is handed on, or the parameter or member that holds it.</summary>
    public static ISymbol? SourceOf(IOperation value) => Unwrap(value) switch
    {
        IParameterReferenceOperation reference => reference.Parameter,
        IFieldReferenceOperation reference => reference.Field,
        IPropertyReferenceOperation reference => reference.Property,
        // work ?? throw ...
        ICoalesceOperation either => SourceOf(either.Value),
        var code => MethodOf(code),
    };

    private static IMethodSymbol? MethodOf(IOperation? code) => (code is IDelegateCreationOperation { Target: var target } ? target : code) switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        IMethodReferenceOperation reference => reference.Method,
        _ => null,
    };

    public static IOperation? Unwrap(IOperation? operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
            operation = conversion.Operand;
        return operation;
    }
}
