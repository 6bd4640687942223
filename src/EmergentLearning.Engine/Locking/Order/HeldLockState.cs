namespace EmergentLearning.Engine.Locking.Order;

/// <summary>How far an acquisition has come.</summary>
internal enum HeldLockState
{
    /// <summary>Waiting for its turn; it forbids nothing yet.</summary>
    Pending,

    /// <summary>Held.</summary>
    Held,

    /// <summary>Released, timed out, cancelled or failed.</summary>
    Over,
}
