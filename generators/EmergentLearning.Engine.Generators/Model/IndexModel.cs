namespace EmergentLearning.Engine.Generators.Model;

/// <summary>An index, unique or plain.</summary>
internal sealed record IndexModel
{
    /// <summary>The name given to it, or <see langword="null"/> for the usual one.</summary>
    public string? Name { get; init; }

    public required bool IsUnique { get; init; }

    /// <summary>The positions of its columns in the table.</summary>
    public required EquatableArray<int> Columns { get; init; }
}
