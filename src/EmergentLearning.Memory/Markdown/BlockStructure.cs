namespace EmergentLearning.Memory.Markdown;

/// <summary>What in a block of lines could pass for a part of a file's layout.</summary>
internal static class BlockStructure
{
    /// <summary>Whether a line, without backslashes before it, could pass for a heading or a rule.</summary>
    public static bool IsStructure(string line) => line.StartsWith('#') || IsRule(line) || RecordMark.Is(line);

    /// <summary>Whether a line is a rule of dashes.</summary>
    public static bool IsRule(string line)
    {
        ReadOnlySpan<char> dashes = line.AsSpan().TrimEnd(" \t");
        return dashes.Length >= 3 && dashes.Trim('-').IsEmpty;
    }
}
