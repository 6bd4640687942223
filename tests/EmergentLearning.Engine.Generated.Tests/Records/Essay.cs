using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

[Table("essays"), FullText(Tokenizer = FullTextTokenizer.EnglishStems)]
public sealed partial record Essay([property: Key] long Id, [property: FullText] string Text);
