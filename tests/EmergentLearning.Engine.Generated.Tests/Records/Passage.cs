using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

[Table("odd 'passages'"), FullText(Tokenizer = FullTextTokenizer.Trigrams)]
public sealed partial record Passage([property: Key] long Id, [property: FullText] string Text);
