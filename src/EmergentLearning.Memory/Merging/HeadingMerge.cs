using System.Text.RegularExpressions;

namespace EmergentLearning.Memory.Merging;

/// <summary>
/// The three-way merge of the heading of a rule: its number and its words each by itself. Two clones that promote one heuristic may count it
/// differently, and one may count anew what the other names anew.
/// </summary>
internal static partial class HeadingMerge
{
    /// <summary>The heading, or <see langword="null"/> when it is none of a rule, or both changed its words in two ways.</summary>
    public static string? Run(string? ancestor, string ours, string theirs)
    {
        Match old = Heading().Match(ancestor ?? "");
        Match left = Heading().Match(ours);
        Match right = Heading().Match(theirs);
        if (!left.Success || !right.Success || Choose(Words(old), Words(left), Words(right)) is not { } words)
            return null;

        // Where both counted, the lesser number, whichever clone merges.
        string number = Choose(Number(old), Number(left), Number(right))
            ?? new[] { Number(left), Number(right) }.OrderBy(static number => number.Length).ThenBy(static number => number, StringComparer.Ordinal).First();
        return $"## {number}{words}";
    }

    private static string? Choose(string old, string left, string right) =>
        left == right || right == old ? left : left == old ? right : null;

    private static string Number(Match heading) => heading.Groups["number"].Value;

    private static string Words(Match heading) => heading.Groups["words"].Value;

    [GeneratedRegex(@"^## (?<number>H-[0-9]+:|[0-9]{1,6}\.)(?<words>[ \t].*)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Heading();
}
