using System.Collections.Immutable;

namespace EmergentLearning.Engine.Contracts;

/// <summary>What a store holds.</summary>
/// <param name="Database">The database's path below the store's folder, with <c>/</c>.</param>
/// <param name="Tables">The tables.</param>
public sealed record StoreSchema(string Database, ImmutableArray<TableSchema> Tables);
