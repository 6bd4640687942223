namespace EmergentLearning.Engine.Schema;

/// <summary>Keeps a property out of the table. A property that cannot be set needs no such mark: it has no column anyway.</summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class NotStoredAttribute : Attribute;
