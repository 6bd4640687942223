using EmergentLearning.Memory.Linking;

namespace EmergentLearning.Memory.Merging;

/// <summary>
/// The three-way merge of lists of parts: what one side changed is taken, what both changed alike is taken once, what only one has stays.
/// Nothing that somebody changed is dropped because somebody else deleted it.
/// </summary>
/// <param name="mergeChanged">Merges a part that both sides changed: ancestor (if any), ours, theirs.</param>
internal sealed class PartsMerge(Func<FilePart?, FilePart, FilePart, string> mergeChanged)
{
    public IReadOnlyList<FilePart> Run(IReadOnlyList<FilePart> ancestor, IReadOnlyList<FilePart> ours, IReadOnlyList<FilePart> theirs)
    {
        Dictionary<string, FilePart> old = ByKey(ancestor);
        Dictionary<string, FilePart> left = ByKey(ours);
        Dictionary<string, FilePart> right = ByKey(theirs);
        var merged = new List<FilePart>();
        foreach (FilePart part in Order(ours, theirs, left))
        {
            string key = part.Key;
            if (Choose(old.GetValueOrDefault(key), left.GetValueOrDefault(key), right.GetValueOrDefault(key)) is { } chosen)
                merged.Add(chosen);
        }

        return merged;
    }

    private FilePart? Choose(FilePart? old, FilePart? left, FilePart? right)
    {
        if (left?.Text == right?.Text || right?.Text == old?.Text)
            return left;
        if (left?.Text == old?.Text)
            return right;
        // The line of links goes with the last of them, so a line that is gone is the empty set.
        if ((left is null || right is null) && old?.Key == LinkLine.Part)
            return old with { Text = LinkLine.Merge(old.Text, left?.Text, right?.Text) };
        if (left is null || right is null)
            return left ?? right;
        return left with { Text = mergeChanged(old, left, right) };
    }

    /// <summary>
    /// Ours in our order; what only they have comes where it stands with them. Of new records at one place the older comes first, so that
    /// the file is the same whichever clone merges.
    /// </summary>
    private static List<FilePart> Order(IReadOnlyList<FilePart> ours, IReadOnlyList<FilePart> theirs, Dictionary<string, FilePart> left)
    {
        var order = new List<FilePart>(ours);
        int at = 0;
        foreach (FilePart part in theirs)
        {
            if (left.ContainsKey(part.Key))
            {
                at = order.FindIndex(other => other.Key == part.Key) + 1;
                continue;
            }

            while (part.Uid is not null && at < order.Count && order[at].Uid is { } other && string.CompareOrdinal(other, part.Uid) < 0)
                at++;
            order.Insert(at++, part);
        }

        return order;
    }

    private static Dictionary<string, FilePart> ByKey(IReadOnlyList<FilePart> parts) => parts.ToDictionary(static part => part.Key, StringComparer.Ordinal);
}
