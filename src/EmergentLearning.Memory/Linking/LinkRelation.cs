namespace EmergentLearning.Memory.Linking;

/// <summary>What a link says of two records, read from the one that holds it to the other. Immutable.</summary>
/// <param name="Name">As <c>supersedes</c>: the flag of <c>elf link</c>, and the word in files.</param>
/// <param name="Inverse">The same, read from the other record: <c>superseded-by</c>. Its own inverse where it has no direction.</param>
/// <param name="Help">What it means, in a few words.</param>
public sealed record LinkRelation(string Name, string Inverse, string Help)
{
    /// <summary>The relation in which the holder takes the other's place.</summary>
    internal const string Supersedes = "supersedes";

    /// <summary>Its inverse.</summary>
    internal const string SupersededBy = "superseded-by";

    /// <summary>All that there are, in the order of the help.</summary>
    public static IReadOnlyList<LinkRelation> All { get; } =
    [
        new(Supersedes, SupersededBy, "takes the place of a record of the same kind; a decision becomes superseded"),
        new("caused-by", "causes", "came about by it"),
        new("learned-from", "led-to", "was learned from it"),
        new("validates", "validated-by", "speaks for it"),
        new("contradicts", "contradicted-by", "speaks against it"),
        new("relates-to", "relates-to", "has to do with it"),
    ];

    /// <summary>The inverse of a relation that is named in either direction; <see langword="null"/> for a word that is none.</summary>
    public static string? InverseOf(string name) =>
        All.FirstOrDefault(relation => relation.Name == name)?.Inverse ?? All.FirstOrDefault(relation => relation.Inverse == name)?.Name;
}
