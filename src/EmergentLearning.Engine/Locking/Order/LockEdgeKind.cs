namespace EmergentLearning.Engine.Locking;

/// <summary>How one class of lock was seen to come after another.</summary>
public enum LockEdgeKind
{
    /// <summary>The second was waited for while the first was held.</summary>
    Held,

    /// <summary>The second was tried for and could have been refused, so it closes no circle.</summary>
    Tried,

    /// <summary>Another thread took the second for somebody who held the first and waited.</summary>
    Waited,
}
