namespace EmergentLearning.Engine.Shared;

/// <summary>A class that stands at the place of another in the hierarchy.</summary>
/// <param name="LockClass">The class; equal to <paramref name="Rank"/> where only a rank is declared.</param>
/// <param name="Rank">The class of the hierarchy whose place it has.</param>
/// <param name="Origin">As in <see cref="LockHierarchyList"/>.</param>
internal sealed record LockRanking(string LockClass, string Rank, int Origin);
