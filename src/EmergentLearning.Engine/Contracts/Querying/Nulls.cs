namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>Where rows without a value stand in an order.</summary>
public enum Nulls
{
    /// <summary>Before every value.</summary>
    First,

    /// <summary>After every value.</summary>
    Last,
}
