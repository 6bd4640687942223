namespace EmergentLearning.Engine.Authoring;

/// <summary>What a check of an assembly came to. Immutable.</summary>
/// <param name="Stores">How many stores were checked.</param>
/// <param name="Queries">How many queries.</param>
/// <param name="Findings">What is wrong.</param>
public sealed record SchemaVerification(int Stores, int Queries, IReadOnlyList<SchemaFinding> Findings);
