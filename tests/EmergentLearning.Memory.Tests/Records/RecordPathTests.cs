using CsCheck;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tests.Markdown;

namespace EmergentLearning.Memory.Tests.Records;

public sealed class RecordPathTests
{
    private static readonly DateOnly Day = new(2025, 12, 1);

    [Theory]
    [InlineData("Concurrent Test 10", "concurrent-test-10")]
    [InlineData("'; DROP TABLE learnings; --", "-drop-table-learnings---")]
    [InlineData("probe: one\nline", "probe-oneline")]
    [InlineData("测试失败 🔥", "-")]
    [InlineData("测试失败", "untitled")]
    [InlineData("∑∫", "untitled")]
    [InlineData("../../etc/passwd", "etcpasswd")]
    public void A_title_becomes_a_slug(string title, string slug) =>
        Assert.Equal($"memory/failures/20251201_{slug}.md", FailurePath.Create(title, Day, _ => true));

    [Fact]
    public void The_same_title_on_one_day_makes_as_many_files_as_there_are_records()
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string[] paths = [.. ((string[])["Same", "same", "!!!", "SAME", "..."]).Select(title => Take(title, taken))];
        Assert.Equal(
            [
                "memory/failures/20251201_same.md", "memory/failures/20251201_same_2.md", "memory/failures/20251201_untitled.md",
                "memory/failures/20251201_same_3.md", "memory/failures/20251201_untitled_2.md",
            ], paths);
    }

    [Fact]
    public void A_long_title_makes_a_slug_of_a_hundred_characters() =>
        Assert.Equal($"memory/failures/20251201_{new string('x', 100)}.md", FailurePath.Create(new string('x', 500), Day, _ => true));

    [Fact]
    public void Any_title_makes_a_name_that_is_legal_everywhere() => AnyText.Texts.Sample(title =>
        Assert.Matches(@"^memory/failures/20251201_[a-z0-9-]{1,100}\.md\z", FailurePath.Create(title, Day, _ => true)), iter: 500);

    [Theory]
    [InlineData("storage", "memory/heuristics/storage.md")]
    [InlineData("con", "memory/heuristics/con_.md")]
    [InlineData("lpt1", "memory/heuristics/lpt1_.md")]
    [InlineData("console", "memory/heuristics/console.md")]
    public void A_domain_names_its_file_unless_it_is_a_device(string slug, string path) => Assert.Equal(path, HeuristicPath.Create(slug));

    private static string Take(string title, HashSet<string> taken)
    {
        string path = FailurePath.Create(title, Day, candidate => !taken.Contains(candidate));
        Assert.True(taken.Add(path));
        return path;
    }
}
