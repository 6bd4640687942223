using System.Text;
using CsCheck;
using EmergentLearning.Memory.Builds;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Tests.Markdown;

namespace EmergentLearning.Memory.Tests.Builds;

public sealed class BuildHistoryMarkdownTests
{
    private static readonly Gen<DateTimeOffset> Times = Gen.Long[0, 4_000_000_000].Select(DateTimeOffset.FromUnixTimeSeconds);

    private static readonly Gen<BuildMending> Mendings =
        from when in Times
        from commit in Gen.OneOf<string?>(null, "1a2b3c", "ö x")
        from committed in Gen.Bool
        select new BuildMending(when, commit, committed && commit is not null);

    private static readonly Gen<BuildHistory> Histories =
        from texts in Gen.Select(AnyText.Texts, AnyText.Texts, AnyText.Texts)
        from times in Gen.Select(Times, Times)
        from numbers in Gen.Select(Gen.Int[1, 1000], Gen.Int[-1, 100_000])
        from mendings in Mendings.Array[0, 4]
        select new BuildHistory
        {
            Fingerprint = "f" + texts.Item1, Project = texts.Item2, Configuration = texts.Item3, Count = numbers.Item1,
            Test = texts.Item1.Length > 0 ? texts.Item1 : null, FirstSeen = times.Item1, LastSeen = times.Item2,
            Commit = numbers.Item1 % 2 == 0 ? null : "abc", IsOpen = numbers.Item1 % 3 == 0, Mendings = mendings,
            Duration = numbers.Item2 < 0 ? null : TimeSpan.FromMilliseconds(numbers.Item2),
        };

    [Fact]
    public void A_history_comes_back_and_is_put_in_its_own_place() => Gen.Select(Histories, Histories).Sample((first, second) =>
    {
        byte[] file = FailureMarkdown.Render(new FailureDocument { Title = "T" });
        byte[] once = BuildHistoryMarkdown.Put(file, first);
        byte[] twice = BuildHistoryMarkdown.Put(once, second);
        AssertSame(first, BuildHistoryMarkdown.Find(once));
        AssertSame(second, BuildHistoryMarkdown.Find(twice));
        Assert.Equal(BuildHistoryMarkdown.Put(file, second), twice);
        Assert.Empty(FailureMarkdown.Parse(twice).Notes);
    });

    [Fact]
    public void What_a_person_wrote_around_it_is_kept()
    {
        byte[] file = "# T\n\n## Build History\n\nold\n\n## Mine\n\nkeep\n"u8.ToArray();

        string after = Encoding.UTF8.GetString(BuildHistoryMarkdown.Put(file, new BuildHistory { Fingerprint = "f", Project = "P" }));

        Assert.StartsWith("# T\n\n## Build History\n\n- **State**: mended\n", after, StringComparison.Ordinal);
        Assert.EndsWith("- **Fingerprint**: f\n\n## Mine\n\nkeep\n", after, StringComparison.Ordinal);
        Assert.DoesNotContain("old", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# T\n\n## Build History")]
    [InlineData("# T\n\n## Build History\n\n- **Fingerprint**: f\n- **First seen**: yesterday\n- **Last seen**: today\n")]
    [InlineData("# T\n\n## Summary\n\n- **Fingerprint**: f\n")]
    public void What_is_no_history_is_none(string file) => Assert.Null(BuildHistoryMarkdown.Find(Encoding.UTF8.GetBytes(file)));

    [Fact]
    public void No_bytes_make_it_throw() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        BuildHistoryMarkdown.Find(bytes);
        byte[] after = BuildHistoryMarkdown.Put(bytes, new BuildHistory { Fingerprint = "f", Project = "P" });
        Assert.Equal("f", BuildHistoryMarkdown.Find(after)!.Fingerprint);
    });

    private static void AssertSame(BuildHistory expected, BuildHistory? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Mendings, actual.Mendings);
        Assert.Equal(expected with { Mendings = [] }, actual with { Mendings = [] });
    }
}
