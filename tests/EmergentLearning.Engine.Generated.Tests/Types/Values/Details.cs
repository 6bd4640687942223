namespace EmergentLearning.Engine.Generated.Tests.Types.Values;

/// <summary>What only JSON holds in one column.</summary>
public sealed record Details(string Title, IReadOnlyDictionary<string, int?> Counts, Details? Inner = null);
