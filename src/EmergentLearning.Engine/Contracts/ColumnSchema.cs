namespace EmergentLearning.Engine.Contracts;

/// <summary>One column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its <c>STRICT</c> type: <c>INTEGER</c>, <c>REAL</c>, <c>TEXT</c> or <c>BLOB</c>.</param>
/// <param name="NotNull">Whether it refuses <c>NULL</c>.</param>
/// <param name="Default">Its <c>DEFAULT</c> expression, or <see langword="null"/>.</param>
public sealed record ColumnSchema(string Name, string Type, bool NotNull, string? Default)
{
    /// <summary>Its <c>REFERENCES</c> clause, or <see langword="null"/> when it is no foreign key.</summary>
    public string? References { get; init; }

    /// <summary>
    /// What rows get that were there before the column, as a literal, where its type cannot read what stands for nothing: 0, no text, no
    /// bytes. <see langword="null"/> for all others.
    /// </summary>
    public string? Fill { get; init; }
}
