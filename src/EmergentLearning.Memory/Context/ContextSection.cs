namespace EmergentLearning.Memory.Context;

/// <summary>What a source offers. Immutable.</summary>
/// <param name="Heading">The heading, one line.</param>
/// <param name="Tier">When its turn is.</param>
/// <param name="Why">Why its items are offered.</param>
/// <param name="Items">The items, those that matter most first.</param>
internal sealed record ContextSection(string Heading, ContextTier Tier, string Why, IReadOnlyList<ContextItem> Items);
