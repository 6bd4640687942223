using System.Collections.Immutable;

namespace EmergentLearning.Engine.Shared;

/// <summary>All that attributes declare about the order of locks: of one assembly, and the lists of those that it references.</summary>
internal sealed record LockDeclarations
{
    public static readonly LockDeclarations None = new();

    /// <summary>The lists.</summary>
    public ImmutableArray<LockHierarchyList> Hierarchies { get; init; } = [];

    /// <summary>The classes that types declare (<c>[LockClass]</c>), by name.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>The ranks.</summary>
    public ImmutableArray<LockRanking> Rankings { get; init; } = [];

    /// <summary>The refinements.</summary>
    public ImmutableArray<LockPrecedence> Precedences { get; init; } = [];

    /// <summary>Where else classes are named, such as <c>[RequiresLock("…")]</c>; ranks and refinements need not be repeated here.</summary>
    public ImmutableArray<LockNameUse> Uses { get; init; } = [];
}
