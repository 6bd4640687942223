namespace EmergentLearning.Engine.Storm.Running;

/// <summary>When a process of the storm was killed.</summary>
internal enum KillKind
{
    /// <summary>While the store was being made.</summary>
    Creation,

    /// <summary>One writer among others, in the middle of its work.</summary>
    Work,

    /// <summary>Only the git that a writer had started.</summary>
    GitChild,

    /// <summary>While it held the lock of the database or of the repository, at a step that is named.</summary>
    LockHolder,

    /// <summary>Just after its start, while it finished what the killed had left.</summary>
    Recovery,

    /// <summary>Everybody at once.</summary>
    PowerOff,
}
