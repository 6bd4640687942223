using EmergentLearning.Engine.Git;

namespace EmergentLearning.Engine.Snapshots;

/// <summary>A store as it was at one moment, as files in a folder of its own.</summary>
/// <param name="Database">A copy of the database, one file.</param>
/// <param name="References">What git's references named at that moment; <see langword="null"/> without a repository.</param>
/// <param name="Pack">The history; <see langword="null"/> without a commit.</param>
public sealed record StoreSnapshot(string Database, GitReferences? References, GitPack? Pack);
