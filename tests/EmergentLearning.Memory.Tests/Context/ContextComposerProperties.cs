using CsCheck;
using EmergentLearning.Memory.Context;

namespace EmergentLearning.Memory.Tests.Context;

public sealed class ContextComposerProperties
{
    private static readonly Gen<ContextItem> Items =
        from record in Gen.Int[0, 40]
        from length in Gen.Frequency((4, Gen.Int[0, 80]), (1, Gen.Int[0, 2_000]))
        from score in Gen.Double[0, 1]
        select new ContextItem($"record {record}", new string((char)('a' + (record % 26)), length), score, []);

    private static readonly Gen<ContextSection[]> Offers =
        (from heading in Gen.Int[0, 9]
         from tier in Gen.Int[0, 2]
         from items in Items.Array[0, 8]
         select new ContextSection($"Section {heading}", (ContextTier)tier, "why", items)).Array[0, 6];

    private static readonly Gen<ContextRequest> Requests =
        from tokens in Gen.Frequency((3, Gen.Int[1, 60]), (2, Gen.Int[1, 1_500]))
        from task in Gen.String[Gen.Char, 0, 400]
        select new ContextRequest { MaximumTokens = tokens, Task = task, Now = DateTimeOffset.UnixEpoch };

    [Fact]
    public void The_budget_is_never_exceeded_by_a_character_and_nothing_is_forgotten() =>
        Gen.Select(Requests, Offers).Sample((request, sections) =>
        {
            ContextAnswer answer = ContextComposer.Compose(request, sections);

            Assert.True(answer.Text.Length <= request.MaximumTokens * 4, $"{answer.Text.Length} of {request.MaximumTokens * 4}");
            Assert.True(answer.Tokens <= request.MaximumTokens);
            Assert.Equal(sections.Sum(section => section.Items.Count), answer.Choices.Count);
            Assert.All(answer.Choices.Where(choice => choice.IsIncluded), choice => Assert.Contains($"- {choice.Item.Text}\n", answer.Text, StringComparison.Ordinal));
        }, iter: 3_000);

    [Fact]
    public void An_earlier_tier_is_served_first_and_no_record_twice() =>
        Gen.Select(Requests, Offers).Sample((request, sections) =>
        {
            ContextAnswer answer = ContextComposer.Compose(request, sections);

            Assert.Equal(
                sections.OrderBy(section => section.Tier).SelectMany(section => section.Items.Select(item => (section.Heading, item))),
                answer.Choices.Select(choice => (choice.Section, choice.Item)));
            List<string> records = [.. answer.Choices.Where(choice => choice.IsIncluded).Select(choice => choice.Item.Record)];
            Assert.Equal(records.Distinct(), records);
        }, iter: 2_000);

    [Fact]
    public void What_alone_would_fit_is_only_left_out_for_what_came_before() =>
        Gen.Select(Requests, Items).Sample((request, item) =>
        {
            ContextAnswer answer = ContextComposer.Compose(request, [new ContextSection("S", ContextTier.Always, "why", [item])]);
            int head = ContextComposer.Compose(request, []).Text.Length;

            Assert.Equal(head + "\n## S\n\n- \n".Length + item.Text.Length <= request.MaximumTokens * 4, answer.Choices[0].IsIncluded);
        }, iter: 2_000);

    [Fact]
    public void What_is_recent_waits_until_more_than_500_tokens_are_left()
    {
        ContextSection[] sections = [new("Recent", ContextTier.Recent, "why", [new ContextItem("a", "text", 1, [])])];
        ContextRequest request = new() { MaximumTokens = 500, Now = DateTimeOffset.UnixEpoch };

        Assert.False(ContextComposer.Compose(request, sections).Choices[0].IsIncluded);
        Assert.True(ContextComposer.Compose(request with { MaximumTokens = 510 }, sections).Choices[0].IsIncluded);
    }
}
