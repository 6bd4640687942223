namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A table as it is compared with what was released: whatever makes the database, and nothing else.</summary>
internal sealed record TableShape
{
    public required string Name { get; init; }

    public required EquatableArray<ColumnSql> Columns { get; init; }

    public required string Create { get; init; }

    /// <summary>Statements that create what belongs to the table: indexes and whatever else.</summary>
    public required EquatableArray<string> Objects { get; init; }

    /// <summary>What the table was called before, or <see langword="null"/>.</summary>
    public string? WasNamed { get; init; }

    public EquatableArray<RenameModel> Renames { get; init; }
}
