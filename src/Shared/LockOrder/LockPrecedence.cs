namespace EmergentLearning.Engine.Shared;

/// <summary>A declared pair: one class is taken before another.</summary>
/// <param name="Outer">The class that is taken first.</param>
/// <param name="Inner">The class that may be taken while the first is held, and never the other way round.</param>
/// <param name="Origin">As in <see cref="LockHierarchyList"/>.</param>
internal sealed record LockPrecedence(string Outer, string Inner, int Origin);
