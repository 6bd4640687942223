using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Kinds.Experiments;

/// <summary>
/// The log of an experiment, in the layout of the original. <see cref="Parse"/> gives back the cycles that were written; nothing in their
/// texts can pass for another one. Thread-safe: it holds no state.
/// </summary>
internal static partial class CycleMarkdown
{
    private static readonly CycleSection Planned = new(1)
    {
        IsPlanned = true,
        Try = "[What did we attempt?]",
        Break = "[What did we observe? What broke?]",
        Analysis = "[What does this tell us?]",
        Learning = "[What heuristic or insight emerged?]",
    };

    /// <summary>A new log, with the first cycle planned.</summary>
    public static byte[] RenderNew(string name, DateOnly day)
    {
        var text = new StringBuilder($"# Experiment Log: {FieldEscape.Encode(name)}\n\n");
        Append(text, Planned with { Date = day });
        return MarkdownText.ToBytes(text);
    }

    /// <summary>The log with one more cycle at its end, in the place of one that was only planned. Every other byte stays.</summary>
    public static byte[] Add(byte[] log, CycleSection cycle)
    {
        var added = new StringBuilder();
        Append(added, cycle);
        foreach (CycleSection planned in Parse(log).Where(static section => section.IsPlanned))
        {
            var place = new StringBuilder();
            Append(place, planned);
            int at = log.AsSpan().IndexOf(MarkdownText.ToBytes(place));
            if (at >= 0)
                return [.. log[..at], .. MarkdownText.ToBytes(added), .. log[(at + Encoding.UTF8.GetByteCount(place.ToString()))..]];
        }

        string gap = log.Length > 0 && log[^1] != (byte)'\n' ? "\n" : "";
        return [.. log, .. MarkdownText.ToBytes(added.Insert(0, gap))];
    }

    /// <summary>Reads any bytes as a log, as well as it can; it never throws.</summary>
    public static IReadOnlyList<CycleSection> Parse(ReadOnlySpan<byte> bytes)
    {
        var cycles = new List<CycleSection>();
        foreach (MarkdownSection section in MarkdownOutline.Read(bytes, []).Sections)
        {
            if (Heading().Match(section.Heading) is { Success: true } match
                && int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                cycles.Add(Read(number, section.Body) with { Uid = section.Uid });
            }
        }

        return cycles;
    }

    private static CycleSection Read(int number, ArraySegment<string> body)
    {
        var metadata = new Metadata(body, null, new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Date", "Status" }, []);
        var cycle = new CycleSection(number)
        {
            Date = Timestamps.FindDay(metadata.Find("Date")),
            Try = Part(body, "### Try"),
            Break = Part(body, "### Break"),
            Analysis = Part(body, "### Analysis"),
            Learning = Part(body, "### Learning"),
        };
        return cycle with { IsPlanned = cycle with { Date = null } == Planned with { Number = number, IsPlanned = false } };
    }

    private static string Part(ArraySegment<string> body, string heading)
    {
        int start = Array.FindIndex([.. body], line => line.TrimEnd().Equals(heading, StringComparison.OrdinalIgnoreCase));
        if (start < 0)
            return "";

        ArraySegment<string> rest = body[(start + 1)..];
        int end = Array.FindIndex([.. rest], static line => line.StartsWith('#') || BlockStructure.IsRule(line));
        return BlockEscape.Decode(MarkdownText.TrimBlank(end < 0 ? rest : rest[..end]), BlockStructure.IsStructure);
    }

    private static void Append(StringBuilder text, CycleSection cycle)
    {
        text.Append(CultureInfo.InvariantCulture, $"## Cycle {cycle.Number}\n\n**Date**: {cycle.Date:yyyy-MM-dd}\n");
        text.Append("**Status**: ").Append(cycle.IsPlanned ? "Planned" : "Completed").Append("\n\n");
        foreach ((string heading, string body) in new[]
        {
            ("Try", cycle.Try), ("Break", cycle.Break), ("Analysis", cycle.Analysis), ("Learning", cycle.Learning),
        })
        {
            text.Append("### ").Append(heading).Append("\n\n").Append(BlockEscape.Encode(body, BlockStructure.IsStructure)).Append("\n\n");
        }

        if (cycle.Uid is { } uid)
            text.Append(RecordMark.Of(uid)).Append("\n\n");
        text.Append("---\n\n");
    }

    [GeneratedRegex("^Cycle (?<number>[0-9]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Heading();
}
