namespace EmergentLearning.Engine.Locking;

/// <summary>How a lock was found by somebody who only looked.</summary>
public enum LockState
{
    /// <summary>The lock file is not there: nobody has taken the lock yet.</summary>
    NotMade,

    /// <summary>Nobody holds it.</summary>
    Free,

    /// <summary>Somebody holds it.</summary>
    Held,

    /// <summary>The system has no way to look without taking it, or the file cannot be opened.</summary>
    Unknown,
}
