using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>Under which values of its parameters a method comes to a point: one step of the context in which it is called.</summary>
internal static class Premises
{
    /// <summary>What branches have told of the parameters until here.</summary>
    public static ImmutableArray<ParameterTest> Of(FlowScope scope, FlowState state)
    {
        if (state.Values.IsEmpty || scope.Owner is not IMethodSymbol { Parameters: { IsEmpty: false } parameters })
            return [];
        ImmutableArray<ParameterTest>.Builder? found = null;
        foreach (IParameterSymbol parameter in parameters)
        {
            if (IsAsGiven(parameter, scope) && state.Values.TryGetValue(parameter, out FlowValue? value)
                && value is ConstantValue { Kind: not ConstantKind.NotNull } or LiteralValue)
            {
                (found ??= ImmutableArray.CreateBuilder<ParameterTest>()).Add(new(parameter.Ordinal, value));
            }
        }

        return found?.ToImmutable() ?? [];
    }

    /// <summary>What the tests of a callee ask of its caller, beside what it has told already; null when the call never comes there.</summary>
    public static ImmutableArray<ParameterTest>? Translate(ImmutableArray<ParameterTest> tests, Binding binding, FlowScope scope)
    {
        if (tests.IsEmpty)
            return tests;
        var asked = ImmutableArray.CreateBuilder<ParameterTest>();
        foreach (ParameterTest test in tests)
        {
            FlowValue given = test.Ordinal < binding.Arguments.Length ? binding.Arguments[test.Ordinal] : FlowValue.Unknown;
            if (ChoiceValue.Each(given).All(one => Contradicts(one, test.Value)))
                return null;
            if (given is PathValue { Path: { Root: PathRoot.Variable, Steps.IsEmpty: true, Symbol: IParameterSymbol parameter } }
                && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, scope.Owner) && IsAsGiven(parameter, scope))
            {
                asked.Add(new(parameter.Ordinal, test.Value));
            }
        }

        return asked.ToImmutable();
    }

    /// <summary>Both, each parameter once and in their order.</summary>
    public static ImmutableArray<ParameterTest> Join(ImmutableArray<ParameterTest> one, ImmutableArray<ParameterTest> other) =>
        one.IsEmpty ? other : other.IsEmpty ? one : [.. one.Union(other).OrderBy(test => test.Ordinal)];

    /// <summary>Of two ways to one thing, what both ask.</summary>
    public static ImmutableArray<ParameterTest> Meet(ImmutableArray<ParameterTest> one, ImmutableArray<ParameterTest> other) =>
        one.IsEmpty || one.SequenceEqual(other) ? one : [.. one.Where(other.Contains)];

    private static bool Contradicts(FlowValue given, FlowValue test) => test switch
    {
        ConstantValue { Kind: ConstantKind.Null } => ValueReader.IsNull(given, FlowState.Start).Equals(ConstantValue.False),
        _ => given is ConstantValue { Kind: ConstantKind.True or ConstantKind.False } or LiteralValue && !given.Equals(test),
    };

    /// <summary>Whether it still is what the caller gave.</summary>
    private static bool IsAsGiven(IParameterSymbol parameter, FlowScope scope) =>
        parameter.RefKind == RefKind.None && !scope.Record.Reassigned.Contains(parameter);
}
