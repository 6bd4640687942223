using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

/// <summary>The store of articles as it was before they could be searched.</summary>
[Store(typeof(Article))]
public sealed partial class OldLibraryStore
{
    [Table("articles"), FullText(Tokenizer = FullTextTokenizer.Trigrams)]
    public sealed partial record Article
    {
        [Key] public long Id { get; init; }

        public int Year { get; init; }

        [FullText] public string Title { get; init; } = "";

        [Column("the \"text\"")] public string? Text { get; init; }
    }
}
