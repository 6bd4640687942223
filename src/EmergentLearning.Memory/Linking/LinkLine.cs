using System.Text.RegularExpressions;

namespace EmergentLearning.Memory.Linking;

/// <summary>
/// The line of links in a record's file, <c>**Links**: supersedes [[uid]], caused-by [[uid]]</c>: metadata, as the original's tools read and pass over
/// it. It is a set: two clones that add to it have both. A word that is not understood stays.
/// </summary>
internal static partial class LinkLine
{
    /// <summary>The key of the line.</summary>
    public const string Key = "Links";

    /// <summary>What a merge calls the line.</summary>
    public const string Part = "field links";

    /// <summary>The links that a value states; what is none is passed over.</summary>
    public static IReadOnlyList<StatedLink> Parse(string value) => [.. Words(value).Select(Read).OfType<StatedLink>().Distinct()];

    /// <summary>A value with links that are added and others that are taken out.</summary>
    public static string Change(string value, IEnumerable<StatedLink> added, IReadOnlyCollection<StatedLink> removed) => Join(
        Words(value).Where(word => Read(word) is not { } link || !removed.Contains(link))
            .Concat(added.Except(Parse(value)).Select(static link => link.ToString())));

    /// <summary>A new line.</summary>
    public static string Of(string value) => $"**{Key}**: {value}";

    /// <summary>The three-way merge of a line, each link by itself: the same text whichever side is ours. Empty when none is left.</summary>
    /// <param name="ancestor">The line that both come from; <see langword="null"/> where there was none.</param>
    /// <param name="ours">One side's; <see langword="null"/> where it has none.</param>
    /// <param name="theirs">The other's.</param>
    public static string Merge(string? ancestor, string? ours, string? theirs)
    {
        string[] old = WordsOf(ancestor);
        string[] left = WordsOf(ours);
        string[] right = WordsOf(theirs);
        IEnumerable<string> kept = left.Union(right, StringComparer.Ordinal).Where(word => !old.Contains(word) || (left.Contains(word) && right.Contains(word)));
        string value = Join(kept.Order(StringComparer.Ordinal));
        string like = ours ?? theirs ?? "";
        return value.Length == 0 ? "" : $"{Split(like).Head}{value}{Split(like).End}";
    }

    /// <summary>What stands before the value, and the end of the line.</summary>
    public static (string Head, string Value, string End) Split(string line)
    {
        string bare = line.TrimEnd('\n', '\r');
        int start = bare.IndexOf(':', StringComparison.Ordinal) + 1;
        while (start < bare.Length && bare[start] is '*' or ' ')
            start++;
        return (bare[..start], bare[start..], line[bare.Length..]);
    }

    private static string[] WordsOf(string? line) => line is null ? [] : Words(Split(line).Value);

    private static string[] Words(string value) => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>In one order, whoever adds what first; as long as all of it is ours.</summary>
    private static string Join(IEnumerable<string> words)
    {
        string[] all = [.. words.Distinct(StringComparer.Ordinal)];
        if (all.All(static word => Read(word) is not null))
            Array.Sort(all, StringComparer.Ordinal);
        return string.Join(", ", all);
    }

    private static StatedLink? Read(string word) =>
        Link().Match(word) is { Success: true } match && LinkRelation.InverseOf(match.Groups["relation"].Value.ToLowerInvariant()) is not null
            ? new StatedLink(match.Groups["relation"].Value.ToLowerInvariant(), match.Groups["uid"].Value.ToLowerInvariant())
            : null;

    // The name behind '|' is what a person wrote for people, as wikis have it.
    [GeneratedRegex(@"^(?<relation>[A-Za-z]+(?:-[A-Za-z]+)*) +\[\[(?<uid>[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})(?:\|[^\[\]]*)?\]\]\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
