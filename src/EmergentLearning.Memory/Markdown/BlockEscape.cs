using System.Text;

namespace EmergentLearning.Memory.Markdown;

/// <summary>
/// Any text as a block of lines below a heading, and back, exactly. A line that a reader could take for structure (a heading, and for
/// heuristics a rule or a metadata line) gets a backslash before it, and one more when it has some already. Control characters and blank
/// lines at the ends, which a reader would drop, are written as in <see cref="FieldEscape"/>.
/// </summary>
internal static class BlockEscape
{
    internal static string Encode(string text, Func<string, bool> isStructure)
    {
        int head = LengthOfBlankHead(text);
        int tail = StartOfBlankTail(text, head);
        var escaped = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
            FieldEscape.Append(escaped, text, i, force: IsEscapedBlank(text, i, head, tail), keep: text[i] is '\n' or '\t');

        string[] lines = escaped.ToString().Split('\n');
        bool[] fenced = CodeFences.Find(lines);
        for (int i = 0; i < lines.Length; i++)
        {
            string bare = lines[i].TrimStart('\\');
            bool hadBackslash = bare.Length < lines[i].Length;
            // An open fence would swallow the headings after it; a closed one is harmless and stays readable.
            if (isStructure(bare) || (CodeFences.IsFence(bare) && (hadBackslash || !fenced[i])))
                lines[i] = '\\' + lines[i];
        }

        return string.Join('\n', lines);
    }

    internal static string Decode(IEnumerable<string> lines, Func<string, bool> isStructure) =>
        FieldEscape.Decode(string.Join('\n', lines.Select(line => Unescape(line, isStructure))));

    private static string Unescape(string line, Func<string, bool> isStructure)
    {
        if (!line.StartsWith('\\'))
            return line;
        string bare = line.TrimStart('\\');
        return isStructure(bare) || CodeFences.IsFence(bare) ? line[1..] : line;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n';

    private static bool IsEscapedBlank(string text, int index, int head, int tail) =>
        index < head || (index >= tail && IsBlank(text[index]));

    // Up to the last line break of the blanks in front: the blanks of the first line with text in it are not lost.
    private static int LengthOfBlankHead(string text)
    {
        int length = 0;
        for (int i = 0; i < text.Length && IsBlank(text[i]); i++)
        {
            if (text[i] == '\n' || i == text.Length - 1)
                length = i + 1;
        }

        return length;
    }

    private static int StartOfBlankTail(string text, int head)
    {
        int start = text.Length;
        for (int i = text.Length - 1; i >= head && IsBlank(text[i]); i--)
        {
            if (text[i] == '\n')
                start = i;
        }

        return start;
    }
}
