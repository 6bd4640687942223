namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>What a method asks of whoever calls it.</summary>
internal enum DemandKind
{
    /// <summary>To hold a lock that it does not hold itself on every path.</summary>
    Hold,

    /// <summary>Not to hold a lock.</summary>
    DoNotHold,

    /// <summary>To hold no lock at all: it waits without a limit.</summary>
    HoldNothing,
}
