using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Kinds.Layout;

/// <summary>Values as they stand in a file, and back: what writing, reading and changing a file share.</summary>
internal static class LayoutText
{
    /// <summary>The value of a line of metadata.</summary>
    public static string OfLine(HeaderLine line, RecordValues values, RecordStamp stamp)
    {
        if (line.Field.Length == 0)
            return stamp.Fill(line.Fixed);

        string value = values[line.Field];
        if (line.IsCapital && value.Length > 0)
            value = char.ToUpperInvariant(value[0]) + value[1..];
        return value.Length == 0 ? "" : FieldEscape.Encode(value) + line.Suffix;
    }

    /// <summary>The lines below a heading.</summary>
    public static string OfSection(FileLayout layout, LayoutSection section, string value)
    {
        if (section.Field.Length == 0)
            return section.Fixed;
        return section.IsList
            ? string.Join('\n', Words(value).Select(static word => "- " + FieldEscape.Encode(word)))
            : BlockEscape.Encode(value, layout.IsStructure);
    }

    /// <summary>The value that the lines below a heading say.</summary>
    public static string ReadSection(FileLayout layout, LayoutSection section, ArraySegment<string> body) => section.IsList
        ? string.Join(',', body.SelectMany(static line => Words(FieldEscape.Decode(WithoutBullet(line.Trim(' ', '\t'))))))
        : BlockEscape.Decode(body, layout.IsStructure);

    private static string WithoutBullet(string line) => line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("* ", StringComparison.Ordinal)
        ? line[2..]
        : line;

    private static string[] Words(string list) =>
        list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
