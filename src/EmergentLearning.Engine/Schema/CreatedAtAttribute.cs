namespace EmergentLearning.Engine.Schema;

/// <summary>
/// Marks the <see cref="DateTimeOffset"/> or <see cref="DateTime"/> property (UTC) that the store's clock sets at insert, where it has no
/// value yet. An update without a value keeps the row's.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CreatedAtAttribute : Attribute;
