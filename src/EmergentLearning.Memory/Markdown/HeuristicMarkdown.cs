using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EmergentLearning.Memory.Markdown;

/// <summary>
/// The Markdown file of a domain's heuristics, in the layout of the original. <see cref="Parse"/> gives back exactly the sections that were
/// rendered: nothing in a rule or an explanation can pass for another rule, a divider or metadata. Thread-safe: it holds no state.
/// </summary>
public static partial class HeuristicMarkdown
{
    /// <summary>A new file with its first rule: UTF-8, line feeds.</summary>
    /// <exception cref="ArgumentException">The section's anchor is not <c>H-</c> and digits.</exception>
    public static byte[] RenderNew(string domain, HeuristicSection first)
    {
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(first);
        string name = FieldEscape.Encode(domain);
        var text = new StringBuilder();
        text.Append("# Heuristics: ").Append(name).Append("\n\n");
        text.Append("Generated from failures, successes, and observations in the **").Append(name).Append("** domain.\n\n---\n\n");
        AppendSection(text, first);
        return MarkdownText.ToBytes(text);
    }

    /// <summary>
    /// The file with one more rule at its end. Not a byte of <paramref name="current"/> changes; a line feed is put between when it lacks a
    /// final one.
    /// </summary>
    /// <exception cref="ArgumentException">The section's anchor is not <c>H-</c> and digits.</exception>
    public static byte[] Append(byte[] current, HeuristicSection section)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(section);
        var text = new StringBuilder();
        if (current.Length > 0 && current[^1] != (byte)'\n')
            text.Append('\n');
        AppendSection(text, section);
        return [.. current, .. MarkdownText.ToBytes(text)];
    }

    /// <summary>Reads any bytes as the file of a domain, as well as it can; it never throws. What was odd is noted.</summary>
    public static HeuristicParse Parse(ReadOnlySpan<byte> bytes) => HeuristicReader.Read(bytes);

    /// <summary>Whether a line, without backslashes before it, could pass for a part of the layout.</summary>
    internal static bool IsStructure(string line) => line.StartsWith('#') || StructureLine().IsMatch(line) || RecordMark.Is(line);

    private static void AppendSection(StringBuilder text, HeuristicSection section)
    {
        if (!Anchor().IsMatch(section.Anchor))
            throw new ArgumentException($"The anchor '{section.Anchor}' is not 'H-' and digits.", nameof(section));

        text.Append("## ").Append(section.Anchor).Append(": ").Append(FieldEscape.Encode(section.Rule)).Append("\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**Confidence**: {section.Confidence}\n");
        text.Append("**Source**: ").Append(FieldEscape.Encode(section.Source)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"**Created**: {section.Created:yyyy-MM-dd}\n");
        foreach (string line in HeuristicLifeLines.Render(section.Life))
            text.Append(line).Append('\n');
        text.Append('\n');
        text.Append(BlockEscape.Encode(section.Explanation, IsStructure)).Append("\n\n");
        if (section.Uid is { } uid)
            text.Append(RecordMark.Of(uid)).Append("\n\n");
        text.Append("---\n\n");
    }

    [GeneratedRegex(@"^H-[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"^(?:-{3,}[ \t]*$|\*\*(?:Confidence|Source|Created):?\*\*)", RegexOptions.CultureInvariant)]
    private static partial Regex StructureLine();
}
