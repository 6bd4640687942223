namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A column in the words of one database.</summary>
internal sealed record ColumnSql(string Name, string Type, bool NotNull, string? Default, string? References = null);
