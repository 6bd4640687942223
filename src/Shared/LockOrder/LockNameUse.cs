namespace EmergentLearning.Engine.Shared;

/// <summary>A place where an attribute means a class by its name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Origin">As in <see cref="LockHierarchyList"/>.</param>
internal sealed record LockNameUse(string Name, int Origin);
