namespace EmergentLearning.Engine.Schema;

/// <summary>Names a property's column. Without it the name is the property's, in <c>snake_case</c>.</summary>
/// <param name="name">The column's name in the database.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ColumnAttribute(string name) : Attribute
{
    /// <summary>The column's name in the database.</summary>
    public string Name { get; } = name;

    /// <summary>The <c>DEFAULT</c> expression of the column, as SQL; it serves rows that other programs insert. Default: none.</summary>
    public string? Default { get; set; }
}
