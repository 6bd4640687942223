namespace EmergentLearning.Engine.Authoring;

/// <summary>What a store holds.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Tables">Its tables.</param>
internal sealed record StoreShape(string Name, IReadOnlyList<TableShape> Tables);
