using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>What is known of a value. Immutable, compared by value.</summary>
internal abstract record FlowValue
{
    public static readonly FlowValue Unknown = new UnknownValue();

    public bool IsUnknown => this is UnknownValue;

    private sealed record UnknownValue : FlowValue;
}

/// <summary>A constant that decides branches.</summary>
internal sealed record ConstantValue(ConstantKind Kind) : FlowValue
{
    public static readonly FlowValue True = new ConstantValue(ConstantKind.True);

    public static readonly FlowValue False = new ConstantValue(ConstantKind.False);

    public static readonly FlowValue Null = new ConstantValue(ConstantKind.Null);

    public static readonly FlowValue NotNull = new ConstantValue(ConstantKind.NotNull);

    public static FlowValue Of(bool value) => value ? True : False;
}

internal enum ConstantKind
{
    True,
    False,
    Null,
    NotNull,
}

/// <summary>The object at the end of a path.</summary>
internal sealed record PathValue(AccessPath Path) : FlowValue;

/// <summary>A handle: giving it back gives back the lock.</summary>
internal sealed record HandleValue(LockKey Key) : FlowValue;

/// <summary>One of a few values.</summary>
internal sealed record ChoiceValue(ImmutableHashSet<FlowValue> Values) : FlowValue
{
    private const int Most = 4;

    public static FlowValue Of(FlowValue one, FlowValue other)
    {
        ImmutableHashSet<FlowValue> all = Each(one).Union(Each(other));
        return all.Any(value => value.IsUnknown) || all.Count > Most ? Unknown : all.Count == 1 ? all.First() : new ChoiceValue(all);
    }

    public static ImmutableHashSet<FlowValue> Each(FlowValue value) => value is ChoiceValue choice ? choice.Values : [value];

    public bool Equals(ChoiceValue? other) => other is not null && Values.SetEquals(other.Values);

    public override int GetHashCode() => Values.Aggregate(17, (hash, value) => hash ^ value.GetHashCode());
}

/// <summary>Several values side by side.</summary>
internal sealed record TupleValue(ImmutableArray<FlowValue> Items) : FlowValue
{
    public bool Equals(TupleValue? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Aggregate(19, (hash, value) => (hash * 31) + value.GetHashCode());
}

/// <summary>Code that can be invoked: a method, a local function or a lambda, and the instance that it belongs to.</summary>
internal sealed record DelegateValue(IMethodSymbol Method, FlowValue Receiver) : FlowValue
{
    public bool Equals(DelegateValue? other) => other is not null && SymbolEqualityComparer.Default.Equals(Method, other.Method) && Receiver.Equals(other.Receiver);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
}

/// <summary>A call whose body is yet to run, or to end: an asynchronous method, or an iterator.</summary>
internal sealed record CallValue(IMethodSymbol Method, FlowValue Receiver, ImmutableArray<FlowValue> Arguments, bool IsDirect = false) : FlowValue
{
    public bool Equals(CallValue? other) => other is not null && SymbolEqualityComparer.Default.Equals(Method, other.Method)
        && Receiver.Equals(other.Receiver) && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
}

/// <summary>The task of an acquisition that has not been waited for.</summary>
internal sealed record PendingLock(Recognition.LockRequest Request, SyntaxNode Site) : FlowValue;

/// <summary>Work on other threads, to be waited for: what <c>Task.Run</c> and <c>new Thread</c> return.</summary>
internal sealed record WorkValue(ImmutableArray<FlowValue> Bodies) : FlowValue
{
    public bool Equals(WorkValue? other) => other is not null && Bodies.SequenceEqual(other.Bodies);

    public override int GetHashCode() => Bodies.Aggregate(23, (hash, value) => (hash * 31) + value.GetHashCode());
}

/// <summary>A task that is over.</summary>
internal sealed record WrappedValue(FlowValue Result) : FlowValue;
