namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// Tells the compiler of another assembly a table's columns, also those of properties that it does not see. Generated; not meant to be
/// written by hand.
/// </summary>
/// <param name="key">The position of the key's column.</param>
/// <param name="columns">For each column how it is stored, with <c>?</c> where it may be <c>NULL</c>, a space, and its name.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TableColumnsAttribute(int key, params string[] columns) : Attribute
{
    /// <summary>The position of the key's column.</summary>
    public int Key { get; } = key;

    /// <summary>For each column how it is stored, with <c>?</c> where it may be <c>NULL</c>, a space, and its name.</summary>
    public string[] Columns { get; } = columns;
}
