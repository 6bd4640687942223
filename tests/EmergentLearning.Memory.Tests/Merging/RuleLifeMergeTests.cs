using System.Text;
using CsCheck;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Merging;

namespace EmergentLearning.Memory.Tests.Merging;

/// <summary>Two clones use, age and merge the same rules: the merge of the files counts every event once.</summary>
public sealed class RuleLifeMergeTests
{
    private const string Path = "memory/heuristics/d.md";

    private static readonly HeuristicSection[] Start = [.. Enumerable.Range(1, 4).Select(i => new HeuristicSection
    {
        Anchor = $"H-{i}", Uid = $"0193c0de-0000-7000-8000-00000000000{i}", Rule = $"Rule {i}", Confidence = 0.7, Source = "observation",
        Created = new DateOnly(2026, 1, 5), Explanation = "It holds.", Life = new HeuristicLife { Validated = i },
    })];

    /// <summary>0 to 3: the rule is validated; 4 to 15: it is merged into another.</summary>
    private static readonly Gen<int[]> Operations = Gen.Int[0, 15].Array[0, 8];

    [Fact]
    public void No_event_is_lost_or_counted_twice_whatever_both_did() => Gen.Select(Operations, Operations).Sample((ours, theirs) =>
    {
        HeuristicSection[] merged = Merge(Run(ours), Run(theirs, second: 1));

        int events = Start.Sum(rule => rule.Life.Validated) + ours.Concat(theirs).Count(operation => operation < 4);
        Assert.Equal(events, merged.Sum(rule => rule.Life.Validated));
        Assert.All(merged, rule => Assert.True(rule.Life.MergedInto.Length == 0 || rule.Life is { Validated: 0, Status: "archived" }));
        Assert.All(merged, rule => Assert.InRange(rule.Confidence!.Value, 0.05, 0.95));
        Assert.Contains(merged, rule => rule.Life.MergedInto.Length == 0);
    }, iter: 2_000);

    [Fact]
    public void It_is_the_same_whichever_side_is_ours() => Gen.Select(Operations, Operations).Sample((ours, theirs) =>
        Assert.Equal(Merge(Run(ours), Run(theirs, second: 1)), Merge(Run(theirs, second: 1), Run(ours))));

    [Fact]
    public void Two_clones_that_merged_the_same_rules_have_one_merge()
    {
        HeuristicSection[] merged = Merge(Run([4]), Run([4, 0]));

        Assert.Equal([4, 0, 3, 4], merged.Select(rule => rule.Life.Validated));
        Assert.Equal(Start[0].Uid, merged[1].Life.MergedInto);
    }

    [Fact]
    public void What_a_clone_counted_before_it_knew_of_the_merge_goes_to_the_rule_that_stays() =>
        Assert.Equal([1 + 2 + 3, 0, 3, 4], Merge(Run([4]), Run([1, 1, 1])).Select(rule => rule.Life.Validated));

    [Fact]
    public void Two_rules_that_were_merged_into_each_other_are_the_older_one()
    {
        HeuristicSection[] merged = Merge(Run([4]), Run([7]));

        Assert.Equal([("", "", 3), ("archived", Start[0].Uid!, 0)], merged[..2].Select(rule => (rule.Life.Status, rule.Life.MergedInto, rule.Life.Validated)));
    }

    [Fact]
    public void Two_clones_that_merged_the_same_rules_by_different_ways_have_one_rule_with_all_counts()
    {
        // Rule 2 into 3 into 4; and rule 3 into 2, 1 into 2, 2 into 4.
        HeuristicSection[] merged = Merge(Run([11, 15]), Run([8, 7, 14]));

        Assert.Equal([0, 0, 0, 10], merged.Select(rule => rule.Life.Validated));
    }

    [Fact]
    public void Trust_has_both_moves_and_days_are_the_later_ones()
    {
        var (early, late) = (new DateTimeOffset(2026, 2, 1, 8, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero));
        HeuristicSection left = Start[0] with { Confidence = 0.73, Life = Start[0].Life with { Validated = 2, LastUsed = early } };
        HeuristicSection right = Start[0] with { Confidence = 0.63, Life = Start[0].Life with { Violated = 1, LastUsed = late } };

        HeuristicSection merged = Merge([left, .. Start[1..]], [right, .. Start[1..]])[0];

        Assert.Equal(0.66, merged.Confidence);
        Assert.Equal(new HeuristicLife { Validated = 2, Violated = 1, LastUsed = late }, merged.Life);
    }

    [Theory]
    [InlineData("dormant", "archived", "dormant")]
    [InlineData("deprecated", "dormant", "deprecated")]
    [InlineData("archived", "", "archived")]
    public void Of_two_states_the_livelier_counts_unless_the_rule_was_deprecated(string one, string other, string expected)
    {
        HeuristicLife asleep = Start[0].Life with { DormantSince = new DateOnly(2026, 3, 1) };
        HeuristicSection left = Start[0] with { Life = asleep with { Status = one } };
        HeuristicSection right = Start[0] with { Life = other.Length == 0 ? Start[0].Life : asleep with { Status = other } };

        HeuristicLife merged = Merge([left, .. Start[1..]], [right, .. Start[1..]])[0].Life;

        Assert.Equal(expected, merged.Status);
        Assert.Equal(expected == "deprecated" ? null : new DateOnly(2026, 3, 1), merged.DormantSince);
    }

    [Fact]
    public void A_rule_that_one_side_used_and_the_other_deleted_stays()
    {
        HeuristicSection[] merged = Merge(Run([0]), [.. Start[1..]]);

        Assert.Equal(2, Assert.Single(merged, rule => rule.Uid == Start[0].Uid).Life.Validated);
    }

    [Fact]
    public void A_count_that_a_person_wrote_in_words_is_text()
    {
        byte[] merged = RecordMerge.Run(Path, InWords(Start), InWords(Run([1])), InWords(Run([2]))).Content;

        Assert.Contains("**Validated**: many\n", Encoding.UTF8.GetString(merged), StringComparison.Ordinal);
    }

    /// <param name="operations">What the clone does.</param>
    /// <param name="second">When it uses rules: the same change in the same second is, for git, one change.</param>
    private static HeuristicSection[] Run(int[] operations, int second = 0)
    {
        var used = new DateTimeOffset(2026, 2, 1, 8, 0, second, TimeSpan.Zero);
        HeuristicSection[] rules = [.. Start];
        foreach (int operation in operations)
        {
            if (operation < 4)
            {
                // Of a merged rule nothing is said any more, but of the one that took it in.
                int at = operation;
                while (rules[at].Life.MergedInto is { Length: > 0 } next)
                    at = Array.FindIndex(rules, rule => rule.Uid == next);
                Update(rules, at, life => life with { Validated = life.Validated + 1, LastUsed = used });
                continue;
            }

            (int survivor, int other) = ((operation - 4) / 3, (operation - 4) % 3);
            other += other >= survivor ? 1 : 0;
            if (rules[survivor].Life.MergedInto.Length > 0 || rules[other].Life.MergedInto.Length > 0)
                continue;
            int given = rules[other].Life.Validated;
            Update(rules, survivor, life => life with { Validated = life.Validated + given });
            Update(rules, other, life => life with
            {
                Validated = 0, Status = "archived", DormantSince = new DateOnly(2026, 2, 1), MergedInto = rules[survivor].Uid!,
            });
        }

        return rules;
    }

    private static void Update(HeuristicSection[] rules, int index, Func<HeuristicLife, HeuristicLife> change) =>
        rules[index] = rules[index] with { Life = change(rules[index].Life) };

    private static HeuristicSection[] Merge(HeuristicSection[] ours, HeuristicSection[] theirs)
    {
        MergeResult merged = RecordMerge.Run(Path, Render(Start), Render(ours), Render(theirs));
        Assert.False(merged.HasConflict);
        return [.. HeuristicMarkdown.Parse(merged.Content).Sections];
    }

    private static byte[] Render(HeuristicSection[] rules) =>
        rules[1..].Aggregate(HeuristicMarkdown.RenderNew("d", rules[0]), static (file, rule) => HeuristicMarkdown.Append(file, rule));

    private static byte[] InWords(HeuristicSection[] rules) => Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(Render(rules)).Replace("**Validated**: 1\n", "**Validated**: many\n", StringComparison.Ordinal));
}
