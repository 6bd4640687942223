using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>The code in a value that is given to an event, a delegate, a <c>Lazy</c> or a task.</summary>
internal static class AssignedCode
{
    public static IMethodSymbol? Of(IOperation value, LockTypes types)
    {
        IOperation? code = Unwrap(value);
        // The factory of a Lazy is its code.
        if (code is IObjectCreationOperation { Arguments: { IsEmpty: false } arguments } creation && types.Delegates.IsLazy(creation.Type))
            code = Unwrap(arguments[0].Value);
        return code is IInvocationOperation call && types.Tasks.IsTask(call.Type) ? BegunBy(call, types) : MethodOf(code);
    }

    /// <summary>The work whose task the call returns.</summary>
    private static IMethodSymbol? BegunBy(IInvocationOperation call, LockTypes types)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.IsAsync)
            return method;
        if (types.Tasks.PassesOn(method) && Unwrap(call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is IInvocationOperation inner)
            return BegunBy(inner, types);
        return types.Tasks.Starts(method) && !call.Arguments.IsEmpty ? MethodOf(Unwrap(call.Arguments[0].Value)) : null;
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
