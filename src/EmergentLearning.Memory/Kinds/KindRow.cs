namespace EmergentLearning.Memory.Kinds;

/// <summary>A record as its row has it. Immutable.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Id">The key.</param>
/// <param name="Uid">Its name in every store; <see langword="null"/> for a row of another tool.</param>
/// <param name="Path">Its file below the store's folder; <see langword="null"/> for a row without one.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Values">Its values.</param>
public sealed record KindRow(RecordKind Kind, long Id, string? Uid, string? Path, string? Created, RecordValues Values)
{
    /// <summary>When it was last changed; <see langword="null"/> for a kind whose rows do not say it.</summary>
    public string? Updated { get; init; }

    /// <summary>What stands in <see cref="RecordKind.RowColumns"/>, in their order; <see langword="null"/> for nothing.</summary>
    public IReadOnlyList<string?> RowValues { get; init; } = [];
}
