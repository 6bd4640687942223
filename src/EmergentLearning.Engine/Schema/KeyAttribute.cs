namespace EmergentLearning.Engine.Schema;

/// <summary>Marks the <see langword="long"/> property that is the table's primary key. A value of 0 at insert lets the database choose.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyAttribute : Attribute
{
    /// <summary>Never gives out the key of a deleted row again (SQLite's <c>AUTOINCREMENT</c>). Default: <see langword="false"/>.</summary>
    public bool AutoIncrement { get; set; }
}
