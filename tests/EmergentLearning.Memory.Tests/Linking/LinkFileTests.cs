using System.Text;
using CsCheck;
using EmergentLearning.Memory.Linking;
using EmergentLearning.Memory.Merging;

namespace EmergentLearning.Memory.Tests.Linking;

/// <summary>The line of links in files of any content, and its merge.</summary>
public sealed class LinkFileTests
{
    private const string Failure = "memory/failures/20261127_a.md";
    private const string Rules = "memory/heuristics/http.md";

    private static readonly Gen<StatedLink> Links = Gen.Select(
        Pick([.. LinkRelation.All.SelectMany(relation => new[] { relation.Name, relation.Inverse })]),
        Gen.Int[0, 5].Select(number => $"0193c0de-0000-7000-8000-00000000000{number}"),
        (relation, uid) => new StatedLink(relation, uid));

    private static readonly Gen<string> Lines = Pick(
        "# Title", "## Summary", "## H-1: Rule", "## H-2: Other", "", "---", "**Domain**: d", "**Links**: relates-to [[0193c0de-0000-7000-8000-000000000001]]", "Links: see",
        "```", "Text: with a colon", "- **Links:** odd, validates [[0193c0de-0000-7000-8000-000000000002|name, of]]", "> quote", "\u00e9\u6d4b", "title: x",
        "<!-- uid: 0193c0de-0000-7000-8000-000000000007 -->", "<!-- uid: 0193c0de-0000-7000-8000-000000000008 -->");

    private static readonly Gen<byte[]> Files = Gen.Select(Lines.Array[0, 12], Pick("\n", "\r\n"), Pick("", "\ufeff"), Gen.Bool)
        .Select(static (lines, end, mark, isBroken) => (byte[])[.. Encoding.UTF8.GetBytes(mark + string.Join(end, lines)), .. isBroken ? (byte[])[0xff] : []]);

    [Theory]
    [InlineData(Failure)]
    [InlineData(Rules)]
    public void Links_are_put_into_any_file_and_taken_out_again_and_no_other_line_changes(string path) => Gen.Select(Files, Links.Array[1, 4]).Sample((file, links) =>
    {
        // Of several with one name the first is the one.
        foreach (StatedLinks holder in LinkFile.Read(path, file).DistinctBy(stated => (stated.Uid, stated.Anchor)))
        {
            IReadOnlyList<StatedLink> before = LinkLine.Parse(holder.Value);
            byte[] linked = LinkFile.Change(path, file, stated => stated == holder, links, [])!;
            StatedLinks now = LinkFile.Read(path, linked).First(stated => stated.Uid == holder.Uid && stated.Anchor == holder.Anchor);
            Assert.Equal(before.Concat(links).ToHashSet(), LinkLine.Parse(now.Value).ToHashSet());
            Assert.Equal(Others(file), Others(linked));
            Assert.Equal(file.AsSpan().StartsWith("\ufeff"u8), linked.AsSpan().StartsWith("\ufeff"u8));

            byte[] back = LinkFile.Change(path, linked, stated => stated == now, [], [.. links.Except(before)])!;
            Assert.Equal(before.ToHashSet(), LinkLine.Parse(LinkFile.Read(path, back).First(stated => stated.Uid == holder.Uid && stated.Anchor == holder.Anchor).Value).ToHashSet());
            Assert.Equal(Others(file), Others(back));
        }
    });

    [Fact]
    public void Two_sides_that_link_are_merged_as_sets_whichever_is_ours() => Gen.Select(Links.Array[0, 4], Links.Array[0, 4], Links.Array[0, 4]).Sample((old, left, right) =>
    {
        byte[] ancestor = Linked(old);
        MergeResult merged = RecordMerge.Run(Failure, ancestor, Linked(left), Linked(right));
        MergeResult other = RecordMerge.Run(Failure, ancestor, Linked(right), Linked(left));

        HashSet<StatedLink> wanted = [.. left.Union(right).Where(link => !old.Contains(link) || (left.Contains(link) && right.Contains(link)))];
        Assert.False(merged.HasConflict);
        Assert.Equal(wanted, LinkLine.Parse(LinkFile.Read(Failure, merged.Content)[0].Value).ToHashSet());
        Assert.Equal(merged.Content, other.Content);
        Assert.Equal(Linked([]), LinkFile.Change(Failure, merged.Content, static _ => true, [], [.. wanted])!);
    });

    [Fact]
    public void Links_of_rules_that_share_a_file_are_merged_rule_by_rule()
    {
        const string One = "0193c0de-0000-7000-8000-000000000001";
        string file = $"# Heuristics: http\n\n---\n\n## H-1: a\n\n**Confidence**: 0.7\n\nWhy.\n\n<!-- uid: {One} -->\n\n---\n\n## H-2: b\n\nText\n\n---\n";
        byte[] old = Encoding.UTF8.GetBytes(file);
        byte[] left = LinkFile.Change(Rules, old, static stated => stated.Uid == One, [new("validates", One[..^1] + "5")], [])!;
        byte[] right = LinkFile.Change(Rules, old, static stated => stated.Uid == One, [new("causes", One[..^1] + "6")], [])!;

        MergeResult merged = RecordMerge.Run(Rules, old, left, right);

        Assert.False(merged.HasConflict);
        Assert.Equal(["causes", "validates"], LinkLine.Parse(LinkFile.Read(Rules, merged.Content)[0].Value).Select(link => link.Relation));
        Assert.Equal("", LinkFile.Read(Rules, merged.Content)[1].Value);
    }

    private static Gen<string> Pick(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static byte[] Linked(StatedLink[] links) => LinkFile.Change(
        Failure, Encoding.UTF8.GetBytes("# A\n\n**Domain**: d\n\n## Summary\n\nS\n"), static _ => true, links, [])!;

    private static string[] Others(byte[] file) =>
        [.. Encoding.Latin1.GetString(file).Replace("\u00EF\u00BB\u00BF", "", StringComparison.Ordinal).Split('\n').Where(line => !line.Contains("Links", StringComparison.Ordinal) && line.Trim('\r').Length > 0)];
}
