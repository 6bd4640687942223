namespace EmergentLearning.Engine.Authoring;

/// <summary>A table as it is compared with what was released.</summary>
internal sealed record TableShape
{
    public required string Name { get; init; }

    public required IReadOnlyList<ColumnShape> Columns { get; init; }

    /// <summary>The statement that creates it.</summary>
    public required string Create { get; init; }

    /// <summary>Statements that create what belongs to it: indexes and whatever else.</summary>
    public required IReadOnlyList<string> Objects { get; init; }

    /// <summary>What it was called before, or <see langword="null"/>.</summary>
    public string? WasNamed { get; init; }
}
