namespace EmergentLearning.Memory.Kinds;

/// <summary>How <c>elf query</c> lists a kind, with the original's flags. Immutable.</summary>
/// <param name="Flag">The flag without its dashes, as <c>decisions</c>.</param>
/// <param name="Help">What it answers with.</param>
public sealed record KindList(string Flag, string Help)
{
    /// <summary>The filters: a flag and the field that it asks for.</summary>
    public IReadOnlyList<KindFilter> Filters { get; init; } = [];

    /// <summary>The order of the rows, as SQL. Default: the newest first.</summary>
    internal string Order { get; init; } = "created_at desc, id desc";
}
