using System.Collections.Immutable;

namespace EmergentLearning.Engine.Shared;

/// <summary>One declared list of lock classes.</summary>
/// <param name="Assembly">Whose list; an assembly has one.</param>
/// <param name="Classes">The names, outermost first. A name that is null or blank in the source is an empty one here.</param>
/// <param name="Origin">A number by which the caller finds the place in its source again; the rule gives it no meaning.</param>
internal sealed record LockHierarchyList(string Assembly, ImmutableArray<string> Classes, int Origin);
