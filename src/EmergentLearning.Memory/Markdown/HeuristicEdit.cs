using System.Globalization;
using System.Text;

namespace EmergentLearning.Memory.Markdown;

/// <summary>
/// Changes the metadata of one rule in the file of a domain. Every other byte of the file stays, also those that are no UTF-8, and the ends of
/// lines. Thread-safe: it holds no state.
/// </summary>
internal static class HeuristicEdit
{
    /// <summary>
    /// The file with another confidence and life of a rule, or <see langword="null"/> when no section is that of the rule: a free-form file, or one in
    /// which a person has renamed it.
    /// </summary>
    public static byte[]? SetLife(byte[] file, string anchor, string rule, double? confidence, HeuristicLife life)
    {
        // A byte is a character here and back, so nothing is lost on the way.
        string[] lines = Encoding.Latin1.GetString(file).Split('\n');
        int heading = FindHeading(lines, anchor, rule);
        if (heading < 0)
            return null;

        string end = lines[heading].EndsWith('\r') ? "\r" : "";
        int first = heading + 1;
        while (first < lines.Length && MarkdownText.IsBlank(lines[first].TrimEnd('\r')))
            first++;
        int behind = first;
        while (behind < lines.Length && MetadataLine.TryRead(lines[behind].TrimEnd('\r'), out _, out _))
            behind++;

        string[] metadata = [.. Metadata(lines[first..behind], confidence, life, end)];
        string[] edited = behind > first
            ? [.. lines[..first], .. metadata, .. lines[behind..]]
            : [.. lines[..(heading + 1)], end, .. metadata, end, .. lines[first..]];
        return Encoding.Latin1.GetBytes(string.Join('\n', edited));
    }

    /// <summary>The file with another text of a rule, or <see langword="null"/> when no section is that of the rule.</summary>
    public static byte[]? SetRule(byte[] file, string anchor, string rule, string text)
    {
        string[] lines = Encoding.Latin1.GetString(file).Split('\n');
        int heading = FindHeading(lines, anchor, rule);
        if (heading < 0)
            return null;

        string end = lines[heading].EndsWith('\r') ? "\r" : "";
        string mark = anchor.StartsWith("H-", StringComparison.Ordinal) ? ":" : ".";
        lines[heading] = Line($"## {anchor}{mark} {FieldEscape.Encode(text)}", end);
        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    private static IEnumerable<string> Metadata(string[] lines, double? confidence, HeuristicLife life, string end)
    {
        string[] kept = [.. lines.Where(static line => !HeuristicLifeLines.Keys.Contains(KeyOf(line), StringComparer.OrdinalIgnoreCase))];
        string trust = Line(string.Create(CultureInfo.InvariantCulture, $"**Confidence**: {confidence}"), end);
        bool hasTrust = kept.Any(IsConfidence);
        if (!hasTrust && confidence is not null)
            yield return trust;
        foreach (string line in kept)
            yield return IsConfidence(line) && confidence is not null ? trust : line;
        foreach (string line in HeuristicLifeLines.Render(life))
            yield return Line(line, end);
    }

    private static bool IsConfidence(string line) => KeyOf(line).Equals("Confidence", StringComparison.OrdinalIgnoreCase);

    private static string KeyOf(string line) => MetadataLine.TryRead(line.TrimEnd('\r'), out string key, out _) ? key : "";

    private static string Line(string text, string end) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)) + end;

    /// <summary>The heading with the number and the text of the rule; else the only one with the number.</summary>
    private static int FindHeading(string[] lines, string anchor, string rule)
    {
        bool[] fenced = CodeFences.Find([.. lines.Select(static line => line.TrimEnd('\r'))]);
        var found = new List<int>();
        for (int i = 0; i < lines.Length; i++)
        {
            if (fenced[i] || !lines[i].StartsWith("## ", StringComparison.Ordinal) || HeuristicReader.FindAnchor(Heading(lines[i])) != anchor)
                continue;
            if (HeuristicReader.RuleOf(Heading(lines[i])) == rule)
                return i;
            found.Add(i);
        }

        return found is [int only] ? only : -1;
    }

    private static string Heading(string line) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(line.TrimEnd('\r')))[3..].Trim(' ', '\t');
}
