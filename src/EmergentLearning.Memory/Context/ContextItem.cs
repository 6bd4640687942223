namespace EmergentLearning.Memory.Context;

/// <summary>Something that could stand in a context: one line.</summary>
/// <param name="Record">What it is of, such as <c>heuristic 12</c>. Of several of the same record the first is taken.</param>
/// <param name="Text">The line, without its end.</param>
/// <param name="Score">How much it matters, 0 to 1.</param>
/// <param name="Parts">What the score is made of.</param>
public sealed record ContextItem(string Record, string Text, double Score, IReadOnlyList<ScorePart> Parts);
