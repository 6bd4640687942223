namespace EmergentLearning.Engine.Authoring;

/// <summary>A migration that was written. Immutable.</summary>
/// <param name="Store">The store's full name.</param>
/// <param name="Version">The version that it leads to.</param>
/// <param name="File">Its file.</param>
/// <param name="Changes">What it does, a line each.</param>
public sealed record AddedMigration(string Store, int Version, string File, IReadOnlyList<string> Changes);
