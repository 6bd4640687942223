namespace EmergentLearning.Engine.Schema;

/// <summary>Lets no two rows share the value of a column, or, on the type, of several columns together, and emits a <c>FindBy…</c> method.</summary>
/// <param name="properties">On a type: the names of the properties, in order. On a property: nothing.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class UniqueAttribute(params string[] properties) : Attribute
{
    /// <summary>The names of the properties; empty when the attribute stands on a property.</summary>
    public string[] Properties { get; } = properties;

    /// <summary>The index's name. Default: <c>ux_&lt;table&gt;_&lt;columns&gt;</c>.</summary>
    public string? Name { get; set; }
}
