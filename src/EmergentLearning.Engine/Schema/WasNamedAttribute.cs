namespace EmergentLearning.Engine.Schema;

/// <summary>
/// Says what a table or a column was called before, so that the next migration renames it and keeps its content instead of dropping
/// the old one and adding a new one. It may stay after the migration was added; it does nothing more then.
/// </summary>
/// <param name="name">The former name in the database: a table's on a type, a column's on a property.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, Inherited = false)]
public sealed class WasNamedAttribute(string name) : Attribute
{
    /// <summary>The former name in the database.</summary>
    public string Name { get; } = name;
}
