namespace EmergentLearning.Engine.Generators.Model;

/// <summary>What a word is to a full-text search; the members and numbers of <c>FullTextTokenizer</c>.</summary>
internal enum WordKind
{
    Words,
    EnglishStems,
    Trigrams,
}
