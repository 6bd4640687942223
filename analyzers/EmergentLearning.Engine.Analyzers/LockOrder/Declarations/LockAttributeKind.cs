namespace EmergentLearning.Engine.Analyzers.LockOrder.Declarations;

/// <summary>The attributes that declare locks.</summary>
internal enum LockAttributeKind
{
    Hierarchy,
    Rank,
    Class,
    AcquiredBefore,
    Acquires,
    Requires,
    Excludes,
    Returns,
    Releases,
    InstanceOrder,
}
