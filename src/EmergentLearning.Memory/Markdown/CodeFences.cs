namespace EmergentLearning.Memory.Markdown;

/// <summary>Finds fenced code, inside which nothing is a heading. Only fences at the start of a line count.</summary>
internal static class CodeFences
{
    internal static bool IsFence(string line) => Length(line) > 0;

    /// <summary>For each line whether it belongs to fenced code, fences included. A fence that is never closed is no fence.</summary>
    internal static bool[] Find(IReadOnlyList<string> lines)
    {
        var inside = new bool[lines.Count];
        // The shortest fence of each kind that nothing closed: a later one of that length has no chance either.
        int backticks = int.MaxValue;
        int tildes = int.MaxValue;
        for (int i = 0; i < lines.Count; i++)
        {
            int length = Length(lines[i]);
            if (length == 0)
                continue;
            ref int hopeless = ref (lines[i][0] == '`' ? ref backticks : ref tildes);
            int end = length < hopeless ? FindEnd(lines, i) : -1;
            if (end < 0)
            {
                hopeless = Math.Min(hopeless, length);
                continue;
            }

            Array.Fill(inside, true, i, end - i + 1);
            i = end;
        }

        return inside;
    }

    private static int FindEnd(IReadOnlyList<string> lines, int open)
    {
        for (int i = open + 1; i < lines.Count; i++)
        {
            if (Closes(lines[i], lines[open]))
                return i;
        }

        return -1;
    }

    private static bool Closes(string line, string opening) =>
        line.Length > 0 && line[0] == opening[0] && Length(line) >= Length(opening) && line.TrimEnd(' ', '\t').Trim(line[0]).Length == 0;

    private static int Length(string line)
    {
        if (line.Length < 3 || line[0] is not ('`' or '~'))
            return 0;
        int length = 1;
        while (length < line.Length && line[length] == line[0])
            length++;
        return length >= 3 && !(line[0] == '`' && line.IndexOf('`', length) >= 0) ? length : 0;
    }
}
