namespace EmergentLearning.Engine.Shared;

/// <summary>The metadata names of the attributes that declare locks, by which the analyzers find them without referencing the engine.</summary>
internal static class LockAttributeNames
{
    public const string Namespace = "EmergentLearning.Engine.Locking";

    public const string Hierarchy = Namespace + ".LockHierarchyAttribute";

    public const string Rank = Namespace + ".LockRankAttribute";

    public const string Class = Namespace + ".LockClassAttribute";

    public const string AcquiredBefore = Namespace + ".AcquiredBeforeAttribute";

    public const string Acquires = Namespace + ".AcquiresLockAttribute";

    public const string Requires = Namespace + ".RequiresLockAttribute";

    public const string Excludes = Namespace + ".ExcludesLockAttribute";

    public const string Returns = Namespace + ".ReturnsLockAttribute";

    public const string Releases = Namespace + ".ReleasesLockAttribute";

    public const string InstanceOrder = Namespace + ".LockInstanceOrderAttribute";

    /// <summary>The property of <see cref="Acquires"/> that says that it may come back without the lock.</summary>
    public const string MayFail = "MayFail";
}
