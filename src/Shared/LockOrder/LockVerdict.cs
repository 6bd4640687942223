namespace EmergentLearning.Engine.Shared;

/// <summary>What the declared order says of taking one class while another is held.</summary>
internal enum LockVerdict
{
    /// <summary>Nothing: no declaration orders the two, or the declarations contradict each other. Only experience can tell.</summary>
    Undeclared,

    /// <summary>The next stands behind the one that is held.</summary>
    Allowed,

    /// <summary>The next stands before the one that is held.</summary>
    Reversed,

    /// <summary>Both are of one class; only an order of its instances can allow it.</summary>
    SameClass,

    /// <summary>Both have the same place in the hierarchy and nothing orders them inside it.</summary>
    SameRank,
}
