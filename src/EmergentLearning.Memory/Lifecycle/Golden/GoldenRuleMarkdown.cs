using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Lifecycle.Golden;

/// <summary>
/// The file of golden rules, in the layout of the original. <see cref="Parse"/> gives back exactly the rules that were appended. Thread-safe: it
/// holds no state.
/// </summary>
public static partial class GoldenRuleMarkdown
{
    /// <summary>The file, below the store's folder.</summary>
    public const string FilePath = "memory/golden-rules.md";

    /// <summary>From here on numbers are made of records' names, where two clones gave one number to two rules.</summary>
    internal const int LeastMade = 100_000;

    private const string Head =
        "# Golden Rules\n\nThese are proven principles with high confidence. They are ALWAYS loaded into context.\n\n---\n\n";

    /// <summary>
    /// Reads any bytes as well as it can; it never throws. What is no numbered rule is passed over. Of two sections that name one record the first is it.
    /// </summary>
    public static IReadOnlyList<GoldenRule> Parse(ReadOnlySpan<byte> bytes)
    {
        var rules = new List<GoldenRule>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (MarkdownSection section in MarkdownOutline.Read(bytes, []).Sections)
        {
            if (Numbered().Match(section.Heading) is { Success: true } heading
                && int.TryParse(heading.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                string? uid = section.Uid is { } mark && named.Add(mark) ? mark : null;
                rules.Add(GoldenRuleSection.Read(number, FieldEscape.Decode(heading.Groups["name"].Value), section.Body) with { Uid = uid });
            }
        }

        return rules;
    }

    /// <summary>The file with one more rule at its end, under the next number. Not a byte of <paramref name="current"/> changes.</summary>
    /// <param name="current">The file, or <see langword="null"/> for none.</param>
    /// <param name="rule">The rule; its number does not count.</param>
    public static byte[] Append(byte[]? current, GoldenRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        byte[] before = current is { Length: > 0 } ? current : Encoding.UTF8.GetBytes(Head);
        string gap = before[^1] == (byte)'\n' ? "" : "\n";
        return [.. before, .. Encoding.UTF8.GetBytes(gap + GoldenRuleSection.Render(rule with { Number = NextNumber(before) }))];
    }

    /// <summary>The number that the next rule gets: one more than the greatest that was counted.</summary>
    internal static int NextNumber(byte[]? current) =>
        Parse(current).Select(static known => known.Number).Where(static number => number < LeastMade).DefaultIfEmpty(0).Max() + 1;

    [GeneratedRegex(@"^(?<number>[0-9]{1,6})\.(?=[ \t]|\z)[ \t]*(?<name>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Numbered();
}
