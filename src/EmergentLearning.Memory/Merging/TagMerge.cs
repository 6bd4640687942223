namespace EmergentLearning.Memory.Merging;

/// <summary>The three-way merge of a line of tags: each tag by itself, so that two clones that add one each have both.</summary>
internal static class TagMerge
{
    /// <summary>The line, with its key and its end as ours has them.</summary>
    public static string Run(string? ancestor, string ours, string theirs)
    {
        (string head, string[] left, string end) = Split(ours);
        string[] right = Split(theirs).Tags;
        string[] old = ancestor is null ? [] : Split(ancestor).Tags;
        IEnumerable<string> kept = left.Where(tag => right.Contains(tag, StringComparer.Ordinal) || !old.Contains(tag, StringComparer.Ordinal));
        IEnumerable<string> added = right.Where(tag => !left.Contains(tag, StringComparer.Ordinal) && !old.Contains(tag, StringComparer.Ordinal));
        return $"{head}{string.Join(',', kept.Concat(added).Distinct(StringComparer.Ordinal))}{end}";
    }

    private static (string Head, string[] Tags, string End) Split(string line)
    {
        string bare = line.TrimEnd('\n', '\r');
        int start = bare.IndexOf(':', StringComparison.Ordinal) + 1;
        while (start < bare.Length && bare[start] is '*' or ' ')
            start++;
        return (bare[..start], bare[start..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), line[bare.Length..]);
    }
}
