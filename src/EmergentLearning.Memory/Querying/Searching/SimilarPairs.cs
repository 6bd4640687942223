namespace EmergentLearning.Memory.Querying.Searching;

/// <summary>
/// Finds all pairs of texts that are similar, without comparing each with each: of two sets that have a share of their words in common, one of the
/// rarest words of the one is among the rarest of the other (Chaudhuri, Ganti and Kaushik, "A Primitive Operator for Similarity Joins", ICDE 2006).
/// </summary>
internal static class SimilarPairs
{
    /// <summary>The pairs, each once, the earlier text first.</summary>
    /// <param name="texts">The words of each.</param>
    /// <param name="atLeast">How similar at least, above 0 to 1.</param>
    public static IEnumerable<(int One, int Other, double Similarity)> Find(IReadOnlyList<WordSet> texts, double atLeast)
    {
        Dictionary<string, int> frequency = texts.SelectMany(static text => text.Words).CountBy(static word => word, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var seen = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int i = 0; i < texts.Count; i++)
        {
            string[] words = [.. texts[i].Words.OrderBy(word => frequency[word])];
            // With all but these in common the share would be too small, whatever the other one has.
            string[] rarest = words[..(words.Length - (int)Math.Ceiling((atLeast * words.Length) - 1e-9) + (words.Length > 0 ? 1 : 0))];
            foreach (int other in rarest.SelectMany(word => seen.GetValueOrDefault(word, [])).Distinct().Order())
            {
                double similarity = texts[other].SimilarityTo(texts[i]);
                if (similarity >= atLeast)
                    yield return (other, i, similarity);
            }

            foreach (string word in rarest)
            {
                if (!seen.TryGetValue(word, out List<int>? texted))
                    seen.Add(word, texted = []);
                texted.Add(i);
            }
        }
    }
}
