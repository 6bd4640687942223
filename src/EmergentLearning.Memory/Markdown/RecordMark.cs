using System.Text.RegularExpressions;

namespace EmergentLearning.Memory.Markdown;

/// <summary>
/// The name of a record in its file: a comment of Markdown, which no reader shows. By it a record is the same one in every clone, whatever
/// number it has there, and after its database was made anew of the files.
/// </summary>
internal static partial class RecordMark
{
    /// <summary>The line for a record.</summary>
    public static string Of(string uid) => $"<!-- uid: {uid} -->";

    /// <summary>The line of a golden rule that is a heuristic of another file: that file is the record, and this one tells of it.</summary>
    public static string OfHeuristic(string uid) => $"<!-- heuristic: {uid} -->";

    /// <summary>The heuristic that a line tells of, or <see langword="null"/>.</summary>
    public static string? TryReadHeuristic(string line) =>
        line.StartsWith("<!--", StringComparison.Ordinal) && HeuristicMark().Match(line) is { Success: true } mark ? mark.Groups["uid"].Value : null;

    /// <summary>Whether a line is one.</summary>
    public static bool Is(string line) => line.StartsWith("<!--", StringComparison.Ordinal) && Mark().IsMatch(line);

    /// <summary>What is named in a line, or <see langword="null"/>.</summary>
    public static string? TryRead(string line) =>
        line.StartsWith("<!--", StringComparison.Ordinal) && Mark().Match(line) is { Success: true } mark ? mark.Groups["uid"].Value : null;

    /// <summary>Takes the marks out of lines of which none inside fenced code counts; the first is the one.</summary>
    public static (ArraySegment<string> Lines, string? Uid) Take(ArraySegment<string> lines, ReadOnlySpan<bool> fenced)
    {
        string? uid = null;
        List<string>? rest = null;
        for (int i = 0; i < lines.Count; i++)
        {
            if (!fenced[i] && TryRead(lines[i]) is { } found)
            {
                rest ??= [.. lines[..i]];
                uid ??= found;
            }
            else
            {
                rest?.Add(lines[i]);
            }
        }

        return rest is null ? (lines, null) : (rest.ToArray(), uid);
    }

    [GeneratedRegex(@"^<!-- heuristic: (?<uid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) -->[ \t]*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HeuristicMark();

    [GeneratedRegex(@"^<!-- uid: (?<uid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) -->[ \t]*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
