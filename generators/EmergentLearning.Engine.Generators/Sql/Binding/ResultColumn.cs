using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>A column of a table or of a select's result.</summary>
/// <param name="Name">Its name, or <see langword="null"/> for an expression without one.</param>
/// <param name="Column">The table's column that it is, or <see langword="null"/> for an expression.</param>
/// <param name="Nullability">Whether it can hold <c>NULL</c>.</param>
internal sealed record ResultColumn(string? Name, ColumnModel? Column, Nullability Nullability)
{
    /// <summary>Whether a star leaves it out.</summary>
    public bool IsHidden { get; init; }

    public bool IsNamed(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    public static ResultColumn Of(ColumnModel column) =>
        new(column.Name, column, column.Value.IsNullable ? Nullability.Possible : Nullability.Never);
}
