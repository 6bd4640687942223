namespace EmergentLearning.Engine.Contracts.Watching;

/// <summary>What happened to a row.</summary>
public enum ChangeKind
{
    /// <summary>It was inserted.</summary>
    Inserted,

    /// <summary>Columns of it were set, whether or not to other values.</summary>
    Updated,

    /// <summary>It was deleted.</summary>
    Deleted,

    /// <summary>The watcher was too slow, and changes were dropped: read again whatever matters. Those that follow are complete again.</summary>
    Missed,
}
