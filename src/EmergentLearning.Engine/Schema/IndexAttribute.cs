namespace EmergentLearning.Engine.Schema;

/// <summary>Indexes a column, or, on the type, several columns together, and emits a <c>ListBy…</c> method.</summary>
/// <param name="properties">On a type: the names of the indexed properties, in order. On a property: nothing.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class IndexAttribute(params string[] properties) : Attribute
{
    /// <summary>The names of the indexed properties; empty when the attribute stands on a property.</summary>
    public string[] Properties { get; } = properties;

    /// <summary>The index's name. Default: <c>idx_&lt;table&gt;_&lt;columns&gt;</c>.</summary>
    public string? Name { get; set; }
}
