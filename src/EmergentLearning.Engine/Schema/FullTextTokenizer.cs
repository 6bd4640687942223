namespace EmergentLearning.Engine.Schema;

/// <summary>What a word is to a full-text search.</summary>
public enum FullTextTokenizer
{
    /// <summary>Letters and digits of any script in a row, without regard to case and accents (SQLite's <c>unicode61</c>).</summary>
    Words,

    /// <summary>The same, and English words by their stems, so that "retry" finds "retried" (SQLite's <c>porter</c>).</summary>
    EnglishStems,

    /// <summary>
    /// Any three characters in a row, so that parts of words are found, and text without spaces (SQLite's <c>trigram</c>). Shorter
    /// search words find nothing by themselves and are left out.
    /// </summary>
    Trigrams,
}
