namespace EmergentLearning.Engine.Schema;

/// <summary>
/// Marks the <see langword="long"/> or <see langword="int"/> property that counts the changes of a row: 1 at insert, one more at each
/// update, by itself. Updating or deleting by a record that was read before somebody else's change fails with a
/// <c>ConcurrencyException</c> and changes nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class VersionAttribute : Attribute;
