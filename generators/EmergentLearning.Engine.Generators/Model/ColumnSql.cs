namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A column in the words of one database.</summary>
internal sealed record ColumnSql(string Name, string Type, bool NotNull, string? Default, string? References = null)
{
    /// <summary>
    /// What rows get that were there before the column, as a literal; <see langword="null"/> where they may be empty, and where 0, no bytes or
    /// no text is a value of the property.
    /// </summary>
    public string? Fill { get; init; }
}
