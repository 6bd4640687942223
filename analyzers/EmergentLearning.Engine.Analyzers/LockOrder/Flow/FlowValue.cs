namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>What is known of a value. Immutable, compared by value.</summary>
internal abstract record FlowValue
{
    public static readonly FlowValue Unknown = new UnknownValue();

    public bool IsUnknown => this is UnknownValue;

    private sealed record UnknownValue : FlowValue;
}
