using System.Collections.Immutable;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>What attributes say of a method and locks. Immutable.</summary>
internal sealed record LockContract
{
    public static readonly LockContract None = new();

    /// <summary>The classes that it takes; null when it does not say, empty for the class of its type.</summary>
    public ImmutableArray<string>? Acquires { get; init; }

    /// <summary>Whether it may come back without them.</summary>
    public bool MayFail { get; init; }

    /// <summary>The classes that its caller holds.</summary>
    public ImmutableArray<string>? Requires { get; init; }

    /// <summary>The classes that its caller must not hold.</summary>
    public ImmutableArray<string>? Excludes { get; init; }

    /// <summary>The classes that what it returns owns.</summary>
    public ImmutableArray<string>? Returns { get; init; }

    /// <summary>The classes that it gives back for its caller.</summary>
    public ImmutableArray<string>? Releases { get; init; }
}
