using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Lifecycle.Golden;

/// <summary>The file of golden rules, in the layout of the original. Thread-safe: it holds no state.</summary>
public static partial class GoldenRuleMarkdown
{
    /// <summary>The file, below the store's folder.</summary>
    public const string FilePath = "memory/golden-rules.md";

    private const string Head =
        "# Golden Rules\n\nThese are proven principles with high confidence. They are ALWAYS loaded into context.\n\n---\n\n";

    /// <summary>Reads any bytes as well as it can; it never throws. What is no numbered rule is passed over.</summary>
    public static IReadOnlyList<GoldenRule> Parse(ReadOnlySpan<byte> bytes)
    {
        var rules = new List<GoldenRule>();
        foreach (MarkdownSection section in MarkdownOutline.Read(bytes, []).Sections)
        {
            if (Numbered().Match(section.Heading) is { Success: true } heading
                && int.TryParse(heading.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                rules.Add(Read(number, FieldEscape.Decode(heading.Groups["name"].Value), section.Body));
            }
        }

        return rules;
    }

    /// <summary>The file with one more rule at its end, under the next number. Not a byte of <paramref name="current"/> changes.</summary>
    /// <param name="current">The file, or <see langword="null"/> for none.</param>
    /// <param name="name">What the rule is called.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="why">Why it holds.</param>
    /// <param name="promoted">Since when it is golden, and by whose approval.</param>
    /// <param name="validations">How often it had proved right.</param>
    public static byte[] Append(byte[]? current, string name, string rule, string why, string promoted, int validations)
    {
        byte[] before = current is { Length: > 0 } ? current : Encoding.UTF8.GetBytes(Head);
        int number = NextNumber(before);
        var text = new StringBuilder();
        text.Append(before[^1] == (byte)'\n' ? "" : "\n");
        text.Append(CultureInfo.InvariantCulture, $"## {number}. {FieldEscape.Encode(name)}\n> {FieldEscape.Encode(rule)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**Why:** {FieldEscape.Encode(why)}\n**Promoted:** {FieldEscape.Encode(promoted)}\n");
        text.Append(CultureInfo.InvariantCulture, $"**Validations:** {validations}\n\n---\n\n");
        return [.. before, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>The number that the next rule gets: one more than the greatest.</summary>
    internal static int NextNumber(byte[]? current) => Parse(current).Select(static known => known.Number).DefaultIfEmpty(0).Max() + 1;

    private static GoldenRule Read(int number, string name, ArraySegment<string> body)
    {
        string quote = string.Join(' ', body.SkipWhile(static line => !line.StartsWith('>')).TakeWhile(static line => line.StartsWith('>'))
            .Select(static line => line[1..].Trim()));
        string text = quote.Length > 0 ? FieldEscape.Decode(quote) : MarkdownText.FirstParagraph(body);
        string why = body.Select(static line => MetadataLine.TryRead(line, out string key, out string value) && key == "Why" ? value : "")
            .FirstOrDefault(static value => value.Length > 0, "");
        return new GoldenRule(number, name, text, FieldEscape.Decode(why));
    }

    [GeneratedRegex(@"^(?<number>[0-9]{1,6})\.\s+(?<name>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();
}
