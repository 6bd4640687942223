using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>
/// When a new object stops being the flow's own: when it is stored, handed on as an argument, or captured. To call a method on it gives it
/// away to nobody, which is the rule of thumb that RacerD has too.
/// </summary>
internal static class Ownership
{
    /// <summary>Whether it is a new object, if it is any.</summary>
    public static bool IsFresh(FlowValue value) =>
        value is FreshValue || (value is ChoiceValue choice && choice.Values.All(one => one is FreshValue || one.Equals(ConstantValue.Null)));

    /// <summary>Somebody else may have the value from here on.</summary>
    public static FlowState Publish(FlowValue value, FlowState state) => Fresh(value).Aggregate(state, static (published, own) =>
        published.Values.Where(pair => Contains(pair.Value, own)).Aggregate(published, (next, pair) => next.With(pair.Key, Shared(pair.Value))));

    /// <summary>Whoever gets the arguments may keep them, but for those that only use them.</summary>
    public static FlowState Publish(ImmutableArray<IArgumentOperation> arguments, ValueReader values, OwnParameters own, FlowState state)
    {
        if (state.Values.IsEmpty)
            return state;
        foreach (IArgumentOperation argument in arguments)
        {
            FlowValue value = values.Of(argument.Value, state);
            // Where there is no new object it is not asked, since that may have to read the body that it is given to.
            if (Fresh(value).Any() && !own.Contain(argument.Parameter))
                state = Publish(value, state);
        }

        return state;
    }

    /// <summary>What a lambda uses is shared with whoever runs it.</summary>
    public static FlowState Capture(SyntaxNode lambda, FlowState state)
    {
        foreach (KeyValuePair<object, FlowValue> pair in state.Values)
        {
            if (pair.Key is ISymbol variable && Fresh(pair.Value).Any() && Assignments.Uses(lambda, variable.Name))
                state = Publish(pair.Value, state);
        }

        return state;
    }

    /// <summary>The value as others know it.</summary>
    public static FlowValue Shared(FlowValue value) => value switch
    {
        FreshValue => ConstantValue.NotNull,
        ChoiceValue choice => choice.Values.Select(Shared).Aggregate(ChoiceValue.Of),
        TupleValue tuple => new TupleValue([.. tuple.Items.Select(Shared)]),
        DelegateValue code => code with { Receiver = Shared(code.Receiver) },
        _ => value,
    };

    private static bool Contains(FlowValue value, FreshValue own) => Fresh(value).Contains(own);

    private static IEnumerable<FreshValue> Fresh(FlowValue value) => value switch
    {
        FreshValue own => [own],
        ChoiceValue choice => choice.Values.SelectMany(Fresh),
        TupleValue tuple => tuple.Items.SelectMany(Fresh),
        DelegateValue code => Fresh(code.Receiver),
        _ => [],
    };
}
