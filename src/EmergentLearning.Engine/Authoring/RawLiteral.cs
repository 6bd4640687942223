namespace EmergentLearning.Engine.Authoring;

/// <summary>Reads raw string literals.</summary>
internal static class RawLiteral
{
    public static SourceLiteral? Read(string source, int start, int quotes)
    {
        int content = start + quotes;
        int lineEnd = source.IndexOf('\n', content);
        bool isOneLine = lineEnd < 0 || !string.IsNullOrWhiteSpace(source[content..lineEnd]);
        return isOneLine ? ReadLine(source, content, quotes) : ReadLines(source, lineEnd + 1, quotes);
    }

    private static SourceLiteral? ReadLine(string source, int start, int quotes)
    {
        int close = source.IndexOf(new string('"', quotes), start, StringComparison.Ordinal);
        if (close < 0)
            return null;

        var builder = new SourceLiteral.Builder();
        for (int i = start; i < close; i++)
            builder.Add(source[i], i);
        return builder.Build(close + quotes);
    }

    private static SourceLiteral? ReadLines(string source, int start, int quotes)
    {
        int close = CloseOf(source, start, quotes);
        if (close < 0)
            return null;

        // What stands before the closing quotes is cut from every line, and the last line break belongs to them.
        int indent = close - (source.LastIndexOf('\n', close) + 1);
        int end = source.LastIndexOf('\n', close);
        end -= end > start && source[end - 1] == '\r' ? 1 : 0;
        var builder = new SourceLiteral.Builder();
        int column = 0;
        for (int i = start; i < end; i++)
        {
            if (column >= indent || source[i] is '\n' or '\r')
                builder.Add(source[i], i);
            column = source[i] == '\n' ? 0 : column + 1;
        }

        return builder.Build(close + quotes);
    }

    private static int CloseOf(string source, int start, int quotes)
    {
        for (int line = start; line >= 0 && line < source.Length; line = source.IndexOf('\n', line) + 1)
        {
            int first = line;
            while (first < source.Length && source[first] is ' ' or '\t')
                first++;
            if (SourceLiteral.Run(source, first) >= quotes)
                return first;
            if (source.IndexOf('\n', line) < 0)
                return -1;
        }

        return -1;
    }
}
