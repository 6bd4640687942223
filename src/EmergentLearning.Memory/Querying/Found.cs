namespace EmergentLearning.Memory.Querying;

/// <summary>A record that a search found.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="Record">The record.</param>
/// <param name="Score">
/// How well it matches; more is better. For words: bm25 (Robertson and Zaragoza, 2009) with titles counting most, and 0 for parts of words. For a
/// similarity: the share of words in common, 0 to 1 (Jaccard, 1912).
/// </param>
/// <param name="Snippet">The part that matches best, in one line, with what was found between <c>**</c>.</param>
public sealed record Found<TRecord>(TRecord Record, double Score, string Snippet)
    where TRecord : class;
