namespace EmergentLearning.Engine.Schema;

/// <summary>
/// Makes a <see langword="long"/> property a foreign key: it holds the key of a row of another table, or of the same one, and the
/// database refuses any other value. It is indexed, and the table gets a <c>ListBy…</c> and a <c>Find…Of</c> for it.
/// </summary>
/// <param name="record">The record that is referred to; it carries <see cref="TableAttribute"/> and is in every store that holds this one.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReferencesAttribute(Type record) : Attribute
{
    /// <summary>The record that is referred to.</summary>
    public Type Record { get; } = record;

    /// <summary>What deleting a row does to those that refer to it. Default: <see cref="OnDelete.Restrict"/>.</summary>
    public OnDelete OnDelete { get; set; }
}
