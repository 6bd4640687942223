namespace EmergentLearning.Engine.Schema;

/// <summary>
/// Marks a <c>static void</c> method of a store, with one parameter of type <c>ISqlTransaction</c>, that changes data when a database
/// comes to a version of the schema. It runs after that version's SQL, in the same transaction: what it throws undoes the whole upgrade.
/// </summary>
/// <param name="version">The version of the schema, as its migration is numbered.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataMigrationAttribute(int version) : Attribute
{
    /// <summary>The version of the schema.</summary>
    public int Version { get; } = version;
}
