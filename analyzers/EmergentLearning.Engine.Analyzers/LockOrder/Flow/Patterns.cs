using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>Patterns that ask for nothing but whether a value is there, and what they call it.</summary>
internal static class Patterns
{
    /// <summary>Whether the value matches; unknown when the pattern asks for more.</summary>
    public static FlowValue Matches(FlowValue value, IPatternOperation pattern, FlowState state) => pattern switch
    {
        INegatedPatternOperation negated => ValueReader.Not(Matches(value, negated.Pattern, state)),
        _ when IsNullPattern(pattern) => ValueReader.IsNull(value, state),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool flag } } when value is ConstantValue { Kind: ConstantKind.True or ConstantKind.False } =>
            ConstantValue.Of(value.Equals(ConstantValue.Of(flag))),
        _ when AsksOnlyForPresence(pattern) => ValueReader.Not(ValueReader.IsNull(value, state)),
        _ => FlowValue.Unknown,
    };

    public static bool IsNullPattern(IPatternOperation pattern) => pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } };

    /// <summary><c>is { }</c>, <c>is T x</c> and their like. A type test is one, too: whoever tests a handle wants it.</summary>
    public static bool AsksOnlyForPresence(IPatternOperation pattern) => pattern is IDeclarationPatternOperation { MatchesNull: false } or ITypePatternOperation
        or IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true };

    /// <summary>The variable that the pattern gives the value to.</summary>
    public static ISymbol? Declared(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        INegatedPatternOperation negated => Declared(negated.Pattern),
        _ => null,
    };
}
