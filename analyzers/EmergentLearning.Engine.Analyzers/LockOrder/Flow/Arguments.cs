using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>Questions about the arguments of a lock call.</summary>
internal static class Arguments
{
    /// <summary>The argument of the parameter at <paramref name="ordinal"/>, whatever order they were written in.</summary>
    public static IOperation? At(ImmutableArray<IArgumentOperation> arguments, int ordinal) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    /// <summary>Whether a time is said after which the call gives up.</summary>
    public static bool HasTimeout(IInvocationOperation call) => Timeout(call) is { } timeout && !IsInfinite(timeout);

    /// <summary>Whether the time that is said is no end at all.</summary>
    public static bool WaitsForEver(IInvocationOperation call) => Timeout(call) is { } timeout && IsInfinite(timeout);

    /// <summary>Whether a transaction begins without the write lock.</summary>
    public static bool IsDeferred(IInvocationOperation call) => call.Arguments.Any(argument =>
        argument.Parameter is { Type.SpecialType: SpecialType.System_Boolean } && argument.Value.ConstantValue is { HasValue: true, Value: true });

    private static IOperation? Timeout(IInvocationOperation call) => call.Arguments.FirstOrDefault(argument =>
        !argument.IsImplicit && IsTime(argument.Parameter?.Type))?.Value;

    private static bool IsTime(ITypeSymbol? type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ } inner] }
        ? IsTime(inner)
        : type is { SpecialType: SpecialType.System_Int32 } or { Name: "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether a time is no end at all.</summary>
    public static bool IsInfinite(IOperation timeout)
    {
        while (timeout is IConversionOperation conversion)
            timeout = conversion.Operand;
        return timeout.ConstantValue is { HasValue: true, Value: -1 or null } || timeout is IFieldReferenceOperation { Field: { Name: "InfiniteTimeSpan", ContainingType.Name: "Timeout" } };
    }
}
