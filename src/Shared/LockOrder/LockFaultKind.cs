namespace EmergentLearning.Engine.Shared;

/// <summary>What can be wrong with declarations of an order.</summary>
internal enum LockFaultKind
{
    /// <summary>A name is null or blank.</summary>
    EmptyName,

    /// <summary>An assembly has more than one list. Names: none.</summary>
    HierarchyTwice,

    /// <summary>A class stands twice in one list. Names: the class.</summary>
    ClassTwice,

    /// <summary>No list has the class and no type declares it. Names: the class.</summary>
    UnknownName,

    /// <summary>A class is given two places. Names: the class, its first rank, its second.</summary>
    RankTwice,

    /// <summary>Declarations say of two classes that each is before the other. Names: the circle, its first name again at its end.</summary>
    Cycle,
}
