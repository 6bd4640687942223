namespace EmergentLearning.Engine.Locking;

/// <summary>One class of lock was asked for while another was held, as a process has written it down. Immutable.</summary>
public sealed record ObservedLockEdge
{
    /// <summary>The class that was held.</summary>
    public required string From { get; init; }

    /// <summary>The class that was asked for.</summary>
    public required string To { get; init; }

    /// <summary>How it was seen.</summary>
    public required LockEdgeKind Kind { get; init; }

    /// <summary>The program that saw it first, and its process.</summary>
    public required string Program { get; init; }

    /// <summary>The file that tells of it.</summary>
    public required string File { get; init; }

    /// <summary>Where the first was taken, innermost frame first; empty when that was before the checks began.</summary>
    public required IReadOnlyList<string> Outer { get; init; }

    /// <summary>Where the second was asked for, innermost frame first.</summary>
    public required IReadOnlyList<string> Inner { get; init; }

    /// <summary>Which classes, how, and by which program, in one line.</summary>
    public override string ToString() => $"{From} -> {To} ({Kind}, {Program})";
}
