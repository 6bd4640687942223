namespace EmergentLearning.Engine.Authoring;

/// <summary>A store as it was compiled.</summary>
/// <param name="Shape">What it holds.</param>
/// <param name="Queries">Its queries.</param>
internal sealed record CompiledStore(StoreShape Shape, IReadOnlyList<CompiledQuery> Queries);
