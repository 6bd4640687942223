using System.Text;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Kinds.Layout;

/// <summary>Writes the file of a record: UTF-8, line feeds; a pure function of what it is given.</summary>
internal static class LayoutWriter
{
    public static byte[] Write(FileLayout layout, RecordValues values, RecordStamp stamp)
    {
        var text = new StringBuilder();
        if (layout.HasFrontMatter)
            AppendFrontMatter(text, layout, values, stamp);
        text.Append("# ").Append(stamp.Fill(layout.TitlePrefix)).Append(FieldEscape.Encode(values[layout.Title])).Append('\n');
        if (!layout.HasFrontMatter)
            AppendHeader(text, layout, values, stamp);
        if (layout.HasRule)
            text.Append("\n---\n");
        foreach (LayoutSection section in layout.Sections.Where(section => !section.IsOptional || values[section.Field].Length > 0))
            text.Append("\n## ").Append(section.Heading).Append("\n\n").Append(LayoutText.OfSection(layout, section, values[section.Field])).Append('\n');
        if (layout.Tail.Length > 0)
            text.Append("\n---\n\n").Append(stamp.Fill(layout.Tail)).Append('\n');
        // At the very end, where no reader of the original's layout looks for anything.
        if (stamp.Uid is { } uid)
            text.Append('\n').Append(RecordMark.Of(uid)).Append('\n');
        return MarkdownText.ToBytes(text);
    }

    private static void AppendHeader(StringBuilder text, FileLayout layout, RecordValues values, RecordStamp stamp)
    {
        text.Append('\n');
        foreach (HeaderLine line in layout.Header)
        {
            string value = LayoutText.OfLine(line, values, stamp);
            if (value.Length > 0 || !line.IsOptional)
                text.Append("**").Append(line.Key).Append("**: ").Append(value).Append('\n');
        }
    }

    private static void AppendFrontMatter(StringBuilder text, FileLayout layout, RecordValues values, RecordStamp stamp)
    {
        text.Append("---\n");
        foreach (HeaderLine line in layout.Header)
        {
            string value = line.Field.Length == 0 ? stamp.Fill(line.Fixed) : values[line.Field];
            if (value.Length > 0)
                text.Append(line.Key).Append(": ").Append(YamlText.Write(value)).Append('\n');
        }

        text.Append("---\n\n");
    }
}
