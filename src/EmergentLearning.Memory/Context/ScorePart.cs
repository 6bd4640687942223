namespace EmergentLearning.Memory.Context;

/// <summary>Something that an item's score is made of.</summary>
/// <param name="Name">What it is, such as <c>recency</c>.</param>
/// <param name="Factor">What the score was multiplied by.</param>
public sealed record ScorePart(string Name, double Factor);
