namespace EmergentLearning.Engine.Schema;

/// <summary>
/// Stores an enumeration by the names of its members and not by its numbers. A value without a name is stored as its digits, flags with
/// commas between them. On the enumeration it holds wherever it is stored; on a property or parameter, there.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Enum, Inherited = false)]
public sealed class StoredAsTextAttribute : Attribute;
