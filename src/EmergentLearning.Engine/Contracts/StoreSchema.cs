using System.Collections.Immutable;

namespace EmergentLearning.Engine.Contracts;

/// <summary>What a store holds.</summary>
/// <param name="Database">The database's path below the store's folder, with <c>/</c>.</param>
/// <param name="Tables">The tables.</param>
public sealed record StoreSchema(string Database, ImmutableArray<TableSchema> Tables)
{
    /// <summary>The store's name, under which the database keeps its version. Default: none, so no versions are kept.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// Every version of the schema that was ever released, from 1 on, without a gap. Default: none; the database is then brought to the
    /// schema by adding what is missing.
    /// </summary>
    public ImmutableArray<SchemaMigration> Migrations { get; init; } = [];
}
