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
    public void A_type_whose_parts_each_bear_the_attribute_is_generated_once()
    {
        const string Store = "[Store(typeof(Tag))] public partial class S { }";

        // The record, the store, and what the store holds.
        Assert.Equal(3, Generation.Run(Tag, Store, Store).Sources.Count);
    }
}
