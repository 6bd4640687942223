using System.Globalization;
using System.Text;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Builds;

/// <summary>
/// The section <c>## Build History</c> of a failure's file. <see cref="Find"/> gives back what <see cref="Put"/> was given; every byte of
/// the file outside the section is kept. Thread-safe: it holds no state.
/// </summary>
public static class BuildHistoryMarkdown
{
    private const string Heading = FailureSections.BuildHistory;
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    /// <summary>The history in a file, or <see langword="null"/> when it has none that can be understood. Never throws.</summary>
    public static BuildHistory? Find(ReadOnlySpan<byte> file)
    {
        string text = Encoding.UTF8.GetString(file).ReplaceLineEndings("\n");
        (int start, int end) = Locate(text);
        if (start < 0)
            return null;

        ILookup<string, string> fields = text[start..end].Split('\n').Select(Field).Where(static field => field.Key.Length > 0)
            .ToLookup(static field => field.Key, static field => field.Value, StringComparer.Ordinal);
        string? One(string key) => fields[key].FirstOrDefault();
        if (One("Fingerprint") is not { Length: > 0 } fingerprint || Time(One("First seen")) is not { } first || Time(One("Last seen")) is not { } last)
            return null;

        return new BuildHistory
        {
            Fingerprint = FieldEscape.Decode(fingerprint),
            Project = FieldEscape.Decode(One("Project") ?? ""),
            Test = One("Test") is { Length: > 0 } test ? FieldEscape.Decode(test) : null,
            Configuration = FieldEscape.Decode(One("Configuration") ?? ""),
            Count = int.TryParse(One("Seen"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 1,
            FirstSeen = first,
            LastSeen = last,
            Commit = One("Commit") is { Length: > 0 } commit ? FieldEscape.Decode(commit) : null,
            Duration = int.TryParse(One("Milliseconds"), NumberStyles.None, CultureInfo.InvariantCulture, out int ms) ? TimeSpan.FromMilliseconds(ms) : null,
            IsOpen = One("State") != "mended",
            Mendings = [.. fields["Mended"].Select(Mending).OfType<BuildMending>()],
        };
    }

    /// <summary>The file with the history: in the place of the one it has, else at its end.</summary>
    public static byte[] Put(ReadOnlySpan<byte> file, BuildHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        string text = Encoding.UTF8.GetString(file);
        string section = Render(history);
        (int start, int end) = Locate(text);
        if (start >= 0)
            return Encoding.UTF8.GetBytes($"{text[..start]}{section}{(end < text.Length ? "\n" : "")}{text[end..]}");

        string gap = text.Length == 0 ? "" : text.EndsWith('\n') ? "\n" : "\n\n";
        return Encoding.UTF8.GetBytes(text + gap + section);
    }

    private static string Render(BuildHistory history)
    {
        var text = new StringBuilder($"## {Heading}\n\n");
        Append(text, "State", history.IsOpen ? "open" : "mended");
        Append(text, "Seen", history.Count.ToString(CultureInfo.InvariantCulture));
        Append(text, "First seen", Format(history.FirstSeen));
        Append(text, "Last seen", Format(history.LastSeen));
        Append(text, "Project", FieldEscape.Encode(history.Project));
        if (history.Test is { } test)
            Append(text, "Test", FieldEscape.Encode(test));
        Append(text, "Configuration", FieldEscape.Encode(history.Configuration));
        Append(text, "Commit", FieldEscape.Encode(history.Commit ?? ""));
        if (history.Duration is { } duration)
            Append(text, "Milliseconds", ((long)duration.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        Append(text, "Fingerprint", FieldEscape.Encode(history.Fingerprint));
        foreach (BuildMending mending in history.Mendings)
            Append(text, "Mended", Format(mending));
        return text.ToString();
    }

    private static void Append(StringBuilder text, string key, string value) =>
        text.Append("- **").Append(key).Append("**: ").Append(value).Append('\n');

    private static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static string Format(BuildMending mending) => mending.Commit is null
        ? Format(mending.When)
        : $"{Format(mending.When)} {(mending.IsCommitted ? "by" : "after")} {FieldEscape.Encode(mending.Commit)}";

    private static BuildMending? Mending(string value)
    {
        if (value.Length < TimeFormat.Length || Time(value[..TimeFormat.Length]) is not { } when)
            return null;

        string rest = value[TimeFormat.Length..].Trim();
        int space = rest.IndexOf(' ', StringComparison.Ordinal);
        return space < 0
            ? new BuildMending(when, null, false)
            : new BuildMending(when, FieldEscape.Decode(rest[(space + 1)..]), rest[..space] == "by");
    }

    private static DateTimeOffset? Time(string? text) => DateTimeOffset.TryParseExact(
        text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    private static (string Key, string Value) Field(string line)
    {
        const string Start = "- **";
        const string Middle = "**:";
        int end = line.IndexOf(Middle, StringComparison.Ordinal);
        return line.StartsWith(Start, StringComparison.Ordinal) && end > Start.Length
            ? (line[Start.Length..end], line[(end + Middle.Length)..].Trim(' '))
            : ("", "");
    }

    /// <summary>From the section's heading to the next one, or to the end.</summary>
    private static (int Start, int End) Locate(string text)
    {
        int start = -1;
        for (int line = 0; line < text.Length; line = NextLine(text, line))
        {
            if (!text.AsSpan(line).StartsWith("## ", StringComparison.Ordinal))
                continue;
            if (start >= 0)
                return (start, line);
            if (text.AsSpan(line + 3, NextLine(text, line) - line - 3).Trim().SequenceEqual(Heading))
                start = line;
        }

        return (start, text.Length);
    }

    private static int NextLine(string text, int line)
    {
        int end = text.IndexOf('\n', line);
        return end < 0 ? text.Length : end + 1;
    }
}
