namespace EmergentLearning.Engine.Schema;

/// <summary>What deleting a row does to the rows that refer to it.</summary>
public enum OnDelete
{
    /// <summary>It is refused as long as there are any.</summary>
    Restrict,

    /// <summary>
    /// They are deleted too, by the database itself: not possible for rows with files, and change notifications do not tell of them.
    /// </summary>
    Cascade,

    /// <summary>
    /// They refer to none, which the database itself sees to: not possible for rows with files or versions, and change notifications do
    /// not tell of them.
    /// </summary>
    SetNull,
}
