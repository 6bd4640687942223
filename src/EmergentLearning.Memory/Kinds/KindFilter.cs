namespace EmergentLearning.Memory.Kinds;

/// <summary>A filter of a list. Immutable.</summary>
/// <param name="Flag">The flag without its dashes, as <c>decision-status</c>.</param>
/// <param name="Field">The field that is compared.</param>
/// <param name="Help">What it takes.</param>
public sealed record KindFilter(string Flag, string Field, string Help)
{
    /// <summary>What is asked for when the flag is not given; empty for everything.</summary>
    public string Default { get; init; } = "";

    /// <summary>Whether the field must be at least the value, instead of the same.</summary>
    public bool IsMinimum { get; init; }

    /// <summary>Whether the value is a number of days up to now, and the field a moment.</summary>
    public bool IsDays { get; init; }
}
