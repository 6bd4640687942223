namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A table's full-text index.</summary>
internal sealed record FullTextModel
{
    /// <summary>The positions of its columns in the table.</summary>
    public required EquatableArray<int> Columns { get; init; }

    /// <summary>How much a match in each of them counts.</summary>
    public required EquatableArray<double> Weights { get; init; }

    public required WordKind Words { get; init; }
}
