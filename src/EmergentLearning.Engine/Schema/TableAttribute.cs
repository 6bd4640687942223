namespace EmergentLearning.Engine.Schema;

/// <summary>Stores a <c>partial record</c> or <c>partial class</c> as one table.</summary>
/// <param name="name">The table's name in the database.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class TableAttribute(string name) : Attribute
{
    /// <summary>The table's name in the database.</summary>
    public string Name { get; } = name;
}
