using System.Globalization;
using System.Text;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Lifecycle.Golden;

/// <summary>One section of the file of golden rules as text, and back. What is as in a new rule has no line.</summary>
internal static class GoldenRuleSection
{
    private const string Why = "Why";
    private const string Promoted = "Promoted";
    private const string Validations = "Validations";
    private const string Domain = "Domain";
    private const string Confidence = "Confidence";

    private static readonly HashSet<string> Keys =
        new([Why, Promoted, Validations, Domain, Confidence, .. HeuristicLifeLines.Keys], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a line of metadata with that key says what became of the rule.</summary>
    public static bool IsLife(string key) => key.Equals(Validations, StringComparison.OrdinalIgnoreCase)
        || key.Equals(Confidence, StringComparison.OrdinalIgnoreCase) || HeuristicLifeLines.Keys.Contains(key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The section with the rule that ends it.</summary>
    public static string Render(GoldenRule rule)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {rule.Number}. {FieldEscape.Encode(rule.Name)}\n> {FieldEscape.Encode(rule.Text)}\n\n");
        text.Append(Line(Why, FieldEscape.Encode(rule.Why))).Append('\n');
        text.Append(Line(Promoted, FieldEscape.Encode(rule.Promoted))).Append('\n');
        if (rule.Domain != GoldenRule.DefaultDomain)
            text.Append(Line(Domain, FieldEscape.Encode(rule.Domain))).Append('\n');
        foreach (string line in LifeLines(rule.Confidence, rule.Life))
            text.Append(line).Append('\n');
        if ((rule.Uid is { } uid ? RecordMark.Of(uid) : rule.Heuristic is { } heuristic ? RecordMark.OfHeuristic(heuristic) : null) is { } mark)
            text.Append('\n').Append(mark).Append('\n');
        return text.Append("\n---\n\n").ToString();
    }

    /// <summary>The lines that say what became of the rule, without their ends.</summary>
    public static IEnumerable<string> LifeLines(double confidence, HeuristicLife life)
    {
        yield return Line(Validations, life.Validated.ToString(CultureInfo.InvariantCulture));
        if (confidence != 1)
            yield return Line(Confidence, confidence.ToString(CultureInfo.InvariantCulture));
        // That it is golden is said by its being here.
        foreach ((string key, string value) in HeuristicLifeLines.Values(life with { Validated = 0, Golden = "" }))
            yield return Line(key, value);
    }

    /// <summary>Reads a section that may be a person's.</summary>
    public static GoldenRule Read(int number, string name, ArraySegment<string> body)
    {
        string quote = string.Join(' ', body.SkipWhile(static line => !line.StartsWith('>')).TakeWhile(static line => line.StartsWith('>'))
            .Select(static line => line[1..].Trim(' ', '\t')));
        string text = quote.Length > 0 ? FieldEscape.Decode(quote) : MarkdownText.FirstParagraph(body);
        var metadata = new Metadata(body, null, Keys, []);
        return new GoldenRule(number, name, text, metadata.Find(Why) ?? "")
        {
            Heuristic = body.Select(RecordMark.TryReadHeuristic).FirstOrDefault(static uid => uid is not null),
            Promoted = metadata.Find(Promoted) ?? "",
            Domain = metadata.Find(Domain) is { Length: > 0 } domain ? domain : GoldenRule.DefaultDomain,
            Confidence = ProseValue.Confidence(metadata.Find(Confidence), []) ?? 1,
            Life = HeuristicLifeLines.Read(metadata, []) with
            {
                // The original writes a word there for its first rules.
                Validated = int.TryParse(metadata.Find(Validations), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 0,
                Golden = "",
            },
        };
    }

    private static string Line(string key, string value) => $"**{key}:** {value}";
}
