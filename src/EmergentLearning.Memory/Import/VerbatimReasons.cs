using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Import;

/// <summary>Why a file is kept as it is instead of becoming a record.</summary>
internal static class VerbatimReasons
{
    internal const string Template = "It is a template.";

    // More broken bytes than this share of a file, and it is no text.
    private const int BrokenShare = 10;

    internal static string? Find(string storePath, ReadOnlySpan<byte> content)
    {
        string name = storePath[(storePath.LastIndexOf('/') + 1)..];
        if (content.IsEmpty)
            return "It is empty.";
        if (name.Equals("TEMPLATE.md", StringComparison.OrdinalIgnoreCase)
            || storePath.Contains("/TEMPLATE/", StringComparison.OrdinalIgnoreCase))
            return Template;
        if (!name.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
            return "It is not a Markdown file.";
        return IsText(content) ? null : "It is not text.";
    }

    internal static string ForFolder(string folder) => folder switch
    {
        "golden-rules" => "Golden rules are not records yet.",
        "proposals" => "It lies neither in pending nor in approved nor in rejected.",
        "cycles" => "The cycles of an experiment stand in its log.",
        _ => "No kind of record is kept in this folder.",
    };

    private static bool IsText(ReadOnlySpan<byte> content)
    {
        if (MarkdownText.IsUtf8(content))
            return content.IndexOfAnyExcept(" \t\r\n\0"u8) >= 0;
        int broken = 0;
        while (!content.IsEmpty)
        {
            if (System.Text.Rune.DecodeFromUtf8(content, out _, out int consumed) != System.Buffers.OperationStatus.Done)
                broken += BrokenShare * consumed;
            content = content[consumed..];
            broken -= consumed;
        }

        return broken <= 0;
    }
}
