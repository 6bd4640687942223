namespace EmergentLearning.Engine.Generators.Model;

/// <summary>The positions of the columns that the engine sets by itself; -1 for none.</summary>
internal sealed record ColumnRoles
{
    public int Version { get; init; } = -1;

    public int CreatedAt { get; init; } = -1;

    public int UpdatedAt { get; init; } = -1;

    /// <summary>Whether an update sets one of them.</summary>
    public bool ChangesAtUpdate => Version >= 0 || UpdatedAt >= 0;

    public bool IsAny => Version >= 0 || CreatedAt >= 0 || UpdatedAt >= 0;
}
