namespace EmergentLearning.Memory.Kinds.Layout;

/// <summary>A section of a file: a heading of level two and what stands below it.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Field">The field; empty for one whose text is always the same.</param>
internal sealed record LayoutSection(string Heading, string Field)
{
    /// <summary>Whether it is left out when the field has no value.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether each of the words has a line of its own.</summary>
    public bool IsList { get; init; }

    /// <summary>The text of a section without a field.</summary>
    public string Fixed { get; init; } = "";
}
