namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>What a client asks of one key.</summary>
/// <param name="Kind">What it wants.</param>
/// <param name="Key">The register or the list.</param>
/// <param name="Value">What it writes; no two writes of a history write the same.</param>
/// <param name="Version">The version that it compares with.</param>
internal readonly record struct Operation(OperationKind Kind, long Key, long Value = 0, long Version = 0);
