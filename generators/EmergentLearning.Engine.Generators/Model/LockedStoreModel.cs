namespace EmergentLearning.Engine.Generators.Model;

/// <summary>What was released of a store.</summary>
internal sealed record LockedStoreModel(string Name, int Version, EquatableArray<TableShape> Tables);
