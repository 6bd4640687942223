namespace EmergentLearning.Engine.Git;

/// <summary>All objects of a history as two files, which a repository can be made of again without reading them.</summary>
/// <param name="Pack">The objects.</param>
/// <param name="Index">Where each stands in it.</param>
public sealed record GitPack(string Pack, string Index);
