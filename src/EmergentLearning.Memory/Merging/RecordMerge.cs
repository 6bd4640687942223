using EmergentLearning.Memory.Lifecycle.Golden;
using EmergentLearning.Memory.Linking;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Merging;

/// <summary>
/// The three-way merge of a store's files, record by record and field by field. A pure function; thread-safe: it holds no state.
/// </summary>
public static class RecordMerge
{
    private const string TagsField = "field tags";
    private const string HeadingPart = "heading";

    /// <summary>Merges two versions of a file with the one that both come from.</summary>
    /// <param name="path">The file's path below the store's folder, with <c>/</c>.</param>
    /// <param name="ancestor">The common version; empty when both clones made the file.</param>
    /// <param name="ours">One version.</param>
    /// <param name="theirs">The other.</param>
    public static MergeResult Run(string path, ReadOnlySpan<byte> ancestor, ReadOnlySpan<byte> ours, ReadOnlySpan<byte> theirs)
    {
        ArgumentNullException.ThrowIfNull(path);
        // What one side left alone is the other's, to the byte and in its order.
        if (ours.SequenceEqual(theirs) || theirs.SequenceEqual(ancestor))
            return new MergeResult(ours.ToArray(), HasConflict: false);
        if (ours.SequenceEqual(ancestor))
            return new MergeResult(theirs.ToArray(), HasConflict: false);

        IReadOnlyList<FilePart> old = FileParts.OfFile(FileParts.Decode(ancestor));
        IReadOnlyList<FilePart> left = FileParts.OfFile(FileParts.Decode(ours));
        IReadOnlyList<FilePart> right = FileParts.OfFile(FileParts.Decode(theirs));
        if (AreTwoRecords(old, left, right))
            return Apart(path, left, right);

        if (path.StartsWith("memory/heuristics/", StringComparison.Ordinal))
            (old, left, right) = RuleLives.Agree(old, left, right);
        bool hasConflict = false;
        var merge = new PartsMerge((before, one, other) => MergeChanged(before, one, other, ref hasConflict));
        IReadOnlyList<FilePart> merged = merge.Run(old, left, right);
        return new MergeResult(Join(path == GoldenRuleMarkdown.FilePath ? RuleNumbers.TellGolden(merged) : RuleNumbers.Tell(merged)), hasConflict);
    }

    /// <summary>
    /// Two clones gave two records one name for their files, as two of one title and day have; or one clone deleted a record and made another,
    /// which git takes for the first one renamed, and the other clone changed the first.
    /// </summary>
    private static bool AreTwoRecords(IReadOnlyList<FilePart> old, IReadOnlyList<FilePart> left, IReadOnlyList<FilePart> right)
    {
        if (NameOf(left) is not { } one || NameOf(right) is not { } other || one == other)
            return false;
        if (NameOf(old) is not { } before || (before != one && before != other))
            return true;

        // One that is older was put in its place by an earlier merge, which moved this one aside; one that is younger was made after it.
        return string.CompareOrdinal(before == one ? other : one, before) > 0;
    }

    private static MergeResult Apart(string path, IReadOnlyList<FilePart> left, IReadOnlyList<FilePart> right)
    {
        // The older keeps the name, whichever clone merges.
        bool isLeftOlder = string.CompareOrdinal(NameOf(left), NameOf(right)) < 0;
        (IReadOnlyList<FilePart> older, IReadOnlyList<FilePart> younger) = isLeftOlder ? (left, right) : (right, left);
        string extension = Path.GetExtension(path);
        return new MergeResult(Join(older), HasConflict: false)
        {
            OtherPath = $"{path[..^extension.Length]}_{NameOf(younger)![^12..]}{extension}",
            OtherContent = Join(younger),
        };
    }

    private static string MergeChanged(FilePart? old, FilePart left, FilePart right, ref bool hasConflict)
    {
        if (MergeSet(old, left, right) is { } set)
            return set;
        if (!left.Key.StartsWith("section ", StringComparison.Ordinal) && left.Uid is null)
            return MergeLines(old?.Text ?? "", left.Text, right.Text, ref hasConflict);

        bool inner = false;
        var merge = new PartsMerge((before, one, other) => MergeSet(before, one, other)
            ?? (one.Key == HeadingPart ? HeadingMerge.Run(before?.Text, one.Text, other.Text) : null)
            ?? MergeLines(before?.Text ?? "", one.Text, other.Text, ref inner));
        IReadOnlyList<FilePart> merged = merge.Run(
            FileParts.OfSection(old?.Text ?? ""), FileParts.OfSection(left.Text), FileParts.OfSection(right.Text));
        hasConflict |= inner;
        return string.Concat(merged.Select(static part => part.Text));
    }

    /// <summary>A line whose words are merged each by itself; <see langword="null"/> for any other part.</summary>
    private static string? MergeSet(FilePart? old, FilePart left, FilePart right) => left.Key switch
    {
        TagsField => TagMerge.Run(old?.Text, left.Text, right.Text),
        LinkLine.Part => LinkLine.Merge(old?.Text, left.Text, right.Text),
        _ => null,
    };

    private static string MergeLines(string old, string left, string right, ref bool hasConflict)
    {
        (string text, bool isConflict) = LineMerge.Run(old, left, right);
        hasConflict |= isConflict;
        return text;
    }

    private static string? NameOf(IReadOnlyList<FilePart> parts) => parts
        .Where(static part => part.Key == "uid")
        .Select(static part => RecordMark.TryRead(part.Text.TrimEnd('\n', '\r')))
        .FirstOrDefault();

    private static byte[] Join(IEnumerable<FilePart> parts) => FileParts.Encode(string.Concat(parts.Select(static part => part.Text)));
}
