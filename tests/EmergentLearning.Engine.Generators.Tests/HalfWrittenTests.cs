using EmergentLearning.Engine.Generators.Tests.Infrastructure;

namespace EmergentLearning.Engine.Generators.Tests;

/// <summary>What somebody is still typing is no reason to fail: the compiler says what is missing, and the rest is generated.</summary>
public sealed class HalfWrittenTests
{
    private const string Tag = "[Table(\"tags\")] public partial record Tag([property: Key] long Id);";

    [Theory]
    [InlineData("[Table(\"x\")] public partial record { [Key] public long Id { get; init; } }")]
    [InlineData("[Table(\"x\")] public partial record ([property: Key] long Id);")]
    [InlineData("namespace { [Table(\"x\")] public partial record R([property: Key] long Id); }")]
    [InlineData("[Table(\"x\")] public partial record R([property: Key] long, string);")]
    [InlineData("[Table(\"x\")] public partial record R { [Key] public long { get; init; } }")]
    [InlineData("[Store(typeof())] public partial class S { [Query()] public partial long One(); [Command(\"\")] public partial }")]
    [InlineData("[Store(typeof(Tag))] public partial class S { [Query(\"select * from tags where id in @\")] public partial IReadOnlyList<Tag> All(long); }")]
    [InlineData("[Store(typeof(Tag))] public partial class S { [Query(\"select 1\")] public partial S(long id); }")]
    public void Half_a_declaration_leaves_the_rest_alone(string source) =>
        Assert.Contains(Generation.Run(Tag, source).Sources, text => text.Contains("class TagTable", StringComparison.Ordinal));

    [Fact]
    public void A_file_that_ends_anywhere_leaves_the_rest_alone()
    {
        const string Source = """
            [Table("notes"), File("notes/{Topic}/{Id}.md"), Unique("Topic", nameof(Note.Weight)), FullText(Tokenizer = FullTextTokenizer.Trigrams)]
            public sealed partial record Note
            {
                [Key(AutoIncrement = true)] public long Id { get; init; }
                [Index, WasNamed("subject")] public required string Topic { get; init; }
                [FullText(Weight = 2)] public string? Text { get; init; }
                [Check("weight between 1 and 5"), Column("weight", Default = "3")] public int Weight { get; init; } = 3;
                [StoredAsText] public DayOfWeek Day { get; init; }
                [References(typeof(Tag), OnDelete = OnDelete.Restrict)] public long TagId { get; init; }
                [Version] public long Version { get; init; }
            }
            [Store(typeof(Tag), typeof(Note))] public sealed partial class Notes
            {
                [Query("select * from notes where topic = @topic and weight in @weights")] public partial IReadOnlyList<Note> Find(string topic, int[] weights);
                [Command("insert into tags (id) values (@id) on conflict (id) do nothing returning id")] public partial Task<long?> Put(long id);
                [DataMigration(2)] private static void Fill(ISqlTransaction transaction) { }
            }
            """;
        Assert.All(
            Enumerable.Range(1, Source.Length / 9),
            i => Assert.Contains(Generation.Run(Tag, Source[..(i * 9)]).Sources, text => text.Contains("class TagTable", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_type_whose_parts_each_bear_the_attribute_is_generated_once()
    {
        const string Store = "[Store(typeof(Tag))] public partial class S { }";

        // The record, the store, and what the store holds.
        Assert.Equal(3, Generation.Run(Tag, Store, Store).Sources.Count);
    }
}
