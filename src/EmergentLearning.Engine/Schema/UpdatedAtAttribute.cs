namespace EmergentLearning.Engine.Schema;

/// <summary>
/// Marks the <see cref="DateTimeOffset"/> or <see cref="DateTime"/> property (UTC) that the store's clock sets at every update, and at
/// insert where it has no value yet.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UpdatedAtAttribute : Attribute;
