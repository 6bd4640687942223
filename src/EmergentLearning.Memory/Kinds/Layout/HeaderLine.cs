namespace EmergentLearning.Memory.Kinds.Layout;

/// <summary>A line of metadata: <c>**Key**: value</c>.</summary>
/// <param name="Key">What stands before the colon.</param>
/// <param name="Field">The field; empty for a line that only the store writes.</param>
internal sealed record HeaderLine(string Key, string Field)
{
    /// <summary>Whether it is left out when the field has no value.</summary>
    public bool IsOptional { get; init; }

    /// <summary>What stands behind the value, as <c> minutes</c>.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>What stands there instead of a field, with <c>{id}</c>, <c>{day}</c> and <c>{time}</c>.</summary>
    public string Fixed { get; init; } = "";

    /// <summary>Whether the value is written with a capital letter, as the original writes states.</summary>
    public bool IsCapital { get; init; }
}
