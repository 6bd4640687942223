using System.Collections.Frozen;

namespace EmergentLearning.Memory.Querying.Searching;

/// <summary>The words of a text that say what it is about: runs of letters and digits longer than three, without regard to case. Immutable.</summary>
internal sealed class WordSet
{
    private const int Shortest = 4;
    private readonly FrozenSet<string> _words;

    private WordSet(IEnumerable<string> words) => _words = words.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words, in an order that depends on the text alone.</summary>
    public IEnumerable<string> Words => _words.Order(StringComparer.Ordinal);

    public bool IsEmpty => _words.Count == 0;

    public static WordSet Of(params ReadOnlySpan<string?> texts)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (string? text in texts)
            Add(words, text ?? "");
        return new WordSet(words);
    }

    /// <summary>The share of the words of either that are words of both, 0 to 1 (Jaccard, 1912).</summary>
    public double SimilarityTo(WordSet other)
    {
        int both = _words.Count(other._words.Contains);
        return both == 0 ? 0 : both / (double)(_words.Count + other._words.Count - both);
    }

    private static void Add(HashSet<string> words, string text)
    {
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
                continue;
            if (i - start >= Shortest)
                words.Add(text[start..i].ToLowerInvariant());
            start = i + 1;
        }
    }
}
