using System.Text;
using EmergentLearning.Memory.Kinds.Experiments;
using EmergentLearning.Memory.Lifecycle.Golden;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Merging;

namespace EmergentLearning.Memory.Tests.Merging;

/// <summary>The three-way merge of files, as a function of three texts.</summary>
public sealed class RecordMergeTests
{
    private const string Path = "memory/failures/20261127_a.md";
    private const string Older = "0193c0de-0000-7000-8000-000000000001";
    private const string Younger = "0193c0de-0000-7000-8000-000000000002";

    private const string Third = "0193c0de-0000-7000-8000-000000000003";

    private static readonly FailureDocument Base = new()
    {
        Uid = Older, Title = "A", Domain = "d", Severity = 3, Tags = "one,two", Date = new DateOnly(2026, 11, 27), Summary = "S",
    };

    [Fact]
    public void Fields_that_each_side_changed_are_all_in_it()
    {
        MergeResult merged = Merge(Base, Base with { Severity = 5, Tags = "one,two,left" }, Base with { Summary = "Better", Tags = "two,right", RootCause = "Found" });

        Assert.False(merged.HasConflict);
        Assert.Equal(Base with { Severity = 5, Tags = "two,left,right", Summary = "Better", RootCause = "Found" }, Read(merged));
    }

    [Fact]
    public void A_tag_that_one_side_removed_does_not_come_back_with_one_that_the_other_added()
    {
        Assert.Equal("two,right", Read(Merge(Base, Base with { Tags = "two" }, Base with { Tags = "one,two,right" })).Tags);
        Assert.Equal("two,left", Read(Merge(Base, Base with { Tags = "one,two,left" }, Base with { Tags = "two" })).Tags);
    }

    [Fact]
    public void It_is_the_same_whichever_side_is_ours()
    {
        FailureDocument left = Base with { Title = "B", Impact = "Large" };
        FailureDocument right = Base with { Severity = 1, Prevention = "Never again" };

        Assert.Equal(Text(Merge(Base, left, right)), Text(Merge(Base, right, left)));
        Assert.Equal(Text(Merge(Base, left, left)), Encoding.UTF8.GetString(FailureMarkdown.Render(left)));
    }

    [Fact]
    public void One_field_in_two_ways_is_a_conflict_that_has_both()
    {
        MergeResult merged = Merge(Base, Base with { Severity = 1, Summary = "Left" }, Base with { Severity = 5 });

        Assert.True(merged.HasConflict);
        Assert.Contains("<<<<<<< ours\n**Severity**: 1\n=======\n**Severity**: 5\n>>>>>>> theirs\n", Text(merged), StringComparison.Ordinal);
        Assert.Contains("## Summary\n\nLeft\n", Text(merged), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_one_section_are_merged_line_by_line()
    {
        FailureDocument document = Base with { Summary = "a\nb\nc\nd\ne" };
        MergeResult merged = Merge(document, document with { Summary = "a1\nb\nc\nd\ne" }, document with { Summary = "a\nb\nc\nd\ne1\nf" });

        Assert.False(merged.HasConflict);
        Assert.Equal("a1\nb\nc\nd\ne1\nf", Read(merged).Summary);
    }

    [Fact]
    public void Two_records_of_one_name_are_both_kept_and_the_older_keeps_it()
    {
        byte[] older = FailureMarkdown.Render(Base);
        byte[] younger = FailureMarkdown.Render(Base with { Uid = Younger, Summary = "Another" });

        MergeResult one = RecordMerge.Run(Path, [], older, younger);
        MergeResult other = RecordMerge.Run(Path, [], younger, older);

        Assert.Equal(older, one.Content);
        Assert.Equal(older, other.Content);
        Assert.Equal(("memory/failures/20261127_a_000000000002.md", false), (one.OtherPath, one.HasConflict));
        Assert.Equal(younger, one.OtherContent);
        Assert.Equal(one.OtherPath, other.OtherPath);
        Assert.Equal(younger, other.OtherContent);
    }

    [Fact]
    public void Rules_that_both_appended_are_both_there_and_a_number_taken_twice_is_told_apart()
    {
        byte[] file = HeuristicMarkdown.RenderNew("d", Rule(1, "0193c0de-0000-7000-8000-000000000000", "common"));
        byte[] left = HeuristicMarkdown.Append(file, Rule(2, Younger, "left"));
        byte[] right = HeuristicMarkdown.Append(file, Rule(2, Older, "right"));

        MergeResult merged = RecordMerge.Run("memory/heuristics/d.md", file, left, right);

        Assert.False(merged.HasConflict);
        Assert.Equal(merged.Content, RecordMerge.Run("memory/heuristics/d.md", file, right, left).Content);
        HeuristicSection[] sections = [.. HeuristicMarkdown.Parse(merged.Content).Sections];
        Assert.Equal(["common", "right", "left"], sections.Select(section => section.Rule));
        Assert.Equal(("H-1", "H-2"), (sections[0].Anchor, sections[1].Anchor));
        Assert.Matches("^H-1[0-9]{9}$", sections[2].Anchor);
        Assert.Equal([Older, Younger], sections[1..].Select(section => section.Uid));
    }

    [Fact]
    public void Fields_of_one_rule_are_merged_and_a_changed_one_survives_its_deletion()
    {
        HeuristicSection rule = Rule(1, Older, "rule");
        byte[] file = HeuristicMarkdown.RenderNew("d", rule);
        byte[] left = HeuristicMarkdown.RenderNew("d", rule with { Confidence = 0.9, Rule = "better rule" });
        byte[] right = HeuristicMarkdown.RenderNew("d", rule with { Explanation = "because" });

        HeuristicSection merged = Assert.Single(HeuristicMarkdown.Parse(RecordMerge.Run("memory/heuristics/d.md", file, left, right).Content).Sections);
        Assert.Equal((0.9, "better rule", "because"), (merged.Confidence, merged.Rule, merged.Explanation));

        byte[] without = file[..file.AsSpan().IndexOf("## H-1"u8)];
        Assert.Equal(left, RecordMerge.Run("memory/heuristics/d.md", file, left, without).Content);
        Assert.Equal(without, RecordMerge.Run("memory/heuristics/d.md", file, file, without).Content);
    }

    [Fact]
    public void Golden_rules_that_both_added_are_both_there_and_a_number_taken_twice_is_told_apart()
    {
        byte[] file = System.Text.Encoding.UTF8.GetBytes("# Golden Rules\n\n---\n\n## 1. By hand\n> Kept.\n\n---\n");
        byte[] left = GoldenRuleMarkdown.Append(file, Golden("Left") with { Uid = Younger });
        byte[] right = GoldenRuleMarkdown.Append(file, Golden("Right") with { Uid = Older });

        MergeResult merged = RecordMerge.Run(GoldenRuleMarkdown.FilePath, file, left, right);

        Assert.False(merged.HasConflict);
        Assert.Equal(merged.Content, RecordMerge.Run(GoldenRuleMarkdown.FilePath, file, right, left).Content);
        Assert.True(merged.Content.AsSpan().StartsWith(file));
        GoldenRule[] rules = [.. GoldenRuleMarkdown.Parse(merged.Content)];
        Assert.Equal(["By hand", "Right", "Left"], rules.Select(rule => rule.Name));
        Assert.Equal([null, Older, Younger], rules.Select(rule => rule.Uid));
        Assert.Equal((1, 2), (rules[0].Number, rules[1].Number));
        Assert.InRange(rules[2].Number, 100_000, 999_999);
        Assert.Equal(3, GoldenRuleMarkdown.Parse(GoldenRuleMarkdown.Append(merged.Content, Golden("Next")))[^1].Number);
    }

    [Fact]
    public void A_recorded_golden_rule_gives_way_to_a_persons_of_its_number()
    {
        byte[] recorded = GoldenRuleMarkdown.Append(null, Golden("Recorded") with { Uid = Older });
        byte[] byHand = GoldenRuleMarkdown.Append(null, Golden("By hand"));

        GoldenRule[] rules = [.. GoldenRuleMarkdown.Parse(RecordMerge.Run(GoldenRuleMarkdown.FilePath, [], recorded, byHand).Content)];

        Assert.Equal(1, rules.Single(rule => rule.Name == "By hand").Number);
        Assert.InRange(rules.Single(rule => rule.Uid == Older).Number, 100_000, 999_999);
    }

    [Fact]
    public void A_heuristic_that_both_promoted_is_one_golden_rule()
    {
        byte[] file = GoldenRuleMarkdown.Append(null, Golden("First") with { Uid = Younger });
        byte[] left = GoldenRuleMarkdown.Append(file, Golden("Jitter") with { Heuristic = Older });
        byte[] right = GoldenRuleMarkdown.Append(GoldenRuleMarkdown.Append(file, Golden("Other") with { Uid = Third }), Golden("Jitter") with { Heuristic = Older });

        foreach ((byte[] ours, byte[] theirs) in new[] { (left, right), (right, left) })
        {
            MergeResult merged = RecordMerge.Run(GoldenRuleMarkdown.FilePath, file, ours, theirs);

            Assert.False(merged.HasConflict);
            GoldenRule[] rules = [.. GoldenRuleMarkdown.Parse(merged.Content).OrderBy(rule => rule.Name, StringComparer.Ordinal)];
            Assert.Equal(["First", "Jitter", "Other"], rules.Select(rule => rule.Name));
            Assert.Equal((1, 2), (rules[0].Number, rules[1].Number));
            Assert.InRange(rules[2].Number, 100_000, 999_999);
        }
    }

    [Theory]
    [InlineData("## 2. A", "## 123456. A", "## 2. B", "## 123456. B")]
    [InlineData("## 2. A", "## 2. B", "## 123456. A", "## 123456. B")]
    [InlineData(null, "## 10. A", "## 9. A", "## 9. A")]
    [InlineData("## H-2: A", "## H-1999999999: A", "## H-2: B", "## H-1999999999: B")]
    [InlineData("## 2. A", "## 2. B", "## 2. C", null)]
    [InlineData("## Cycle 1", "## Cycle 2", "## Cycle 1 done", null)]
    public void The_number_and_the_words_of_a_heading_are_merged_each_by_itself(string? old, string left, string right, string? merged)
    {
        Assert.Equal(merged, HeadingMerge.Run(old, left, right));
        Assert.Equal(merged, HeadingMerge.Run(old, right, left));
    }

    [Fact]
    public void Cycles_that_both_appended_are_both_there_and_the_planned_one_is_gone()
    {
        byte[] log = CycleMarkdown.RenderNew("Jitter", new DateOnly(2026, 11, 27));
        byte[] left = CycleMarkdown.Add(CycleMarkdown.Add(log, Turn(1, Younger, "left")), Turn(2, Third, "left again"));
        byte[] right = CycleMarkdown.Add(log, Turn(1, Older, "right"));

        MergeResult merged = RecordMerge.Run("experiments/active/x/log.md", log, left, right);

        Assert.False(merged.HasConflict);
        Assert.Equal(merged.Content, RecordMerge.Run("experiments/active/x/log.md", log, right, left).Content);
        Assert.Equal(
            [(1, Older, "right"), (1, Younger, "left"), (2, Third, "left again")],
            CycleMarkdown.Parse(merged.Content).Select(cycle => (cycle.Number, cycle.Uid!, cycle.Try)));
    }

    [Fact]
    public void Parts_of_one_cycle_that_each_side_changed_are_all_in_it()
    {
        byte[] log = CycleMarkdown.Add(CycleMarkdown.RenderNew("Jitter", new DateOnly(2026, 11, 27)), Turn(1, Older, "try"));
        byte[] left = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(log).Replace("### Break\n\n", "### Break\n\nStorms\n", StringComparison.Ordinal));
        byte[] right = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(log).Replace("### Learning\n\n", "### Learning\n\nLonger\n", StringComparison.Ordinal));

        MergeResult merged = RecordMerge.Run("experiments/active/x/log.md", log, left, right);

        CycleSection cycle = Assert.Single(CycleMarkdown.Parse(merged.Content));
        Assert.Equal((false, "Storms", "Longer"), (merged.HasConflict, cycle.Break, cycle.Learning));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Whatever_bytes_files_have_nothing_throws_and_what_one_side_left_alone_is_the_others(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 300; round++)
        {
            byte[] one = Odd(random);
            byte[] other = Odd(random);

            Assert.Equal(other, RecordMerge.Run(Path, one, one, other).Content);
            Assert.Equal(one, RecordMerge.Run(Path, other, one, other).Content);
            Assert.Equal(one, RecordMerge.Run(Path, other, one, one).Content);
            _ = RecordMerge.Run(Path, Odd(random), one, other);
        }
    }

    private static byte[] Odd(Random random)
    {
        string[] pieces = ["# T\n", "## S\n", "## S\r\n", "**Tags**: a,b\n", "**Severity**: 3", "\n", "```\n", "## H-1: x\n", $"<!-- uid: {Older} -->\n", $"<!-- uid: {Younger} -->\n", "text ", "\u00ff\u0000", "---\n"];
        return Encoding.Latin1.GetBytes(string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)])));
    }

    private static GoldenRule Golden(string name) => new(0, name, $"{name}, always.", "So.") { Promoted = "2026-11-27" };

    private static CycleSection Turn(int number, string uid, string tried) => new(number) { Uid = uid, Date = new DateOnly(2026, 11, 27), Try = tried };

    private static HeuristicSection Rule(int number, string uid, string rule) => new()
    {
        Anchor = $"H-{number}", Uid = uid, Rule = rule, Confidence = 0.7, Source = "observation", Created = new DateOnly(2026, 11, 27),
    };

    private static MergeResult Merge(FailureDocument ancestor, FailureDocument ours, FailureDocument theirs) =>
        RecordMerge.Run(Path, FailureMarkdown.Render(ancestor), FailureMarkdown.Render(ours), FailureMarkdown.Render(theirs));

    private static FailureDocument Read(MergeResult merged) => FailureMarkdown.Parse(merged.Content).Document;

    private static string Text(MergeResult merged) => Encoding.UTF8.GetString(merged.Content);
}
