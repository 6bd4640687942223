namespace EmergentLearning.Engine.Authoring;

/// <summary>What was released of a store.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Version">The newest version.</param>
/// <param name="Tables">Its tables in that version.</param>
internal sealed record LockedStore(string Name, int Version, IReadOnlyList<TableShape> Tables);
