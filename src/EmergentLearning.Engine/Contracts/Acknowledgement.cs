namespace EmergentLearning.Engine.Contracts;

/// <summary>How far a write has come. Each level includes the ones before it.</summary>
public enum Acknowledgement
{
    /// <summary>The row is in the database's log and synced: it survives power loss. The default.</summary>
    Durable,

    /// <summary>The file is in place, and it and its folder are synced.</summary>
    Projected,

    /// <summary>The commit is on the branch, and its objects and the reference are synced.</summary>
    Committed,
}
