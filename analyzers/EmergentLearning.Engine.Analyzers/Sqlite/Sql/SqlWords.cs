namespace EmergentLearning.Engine.Analyzers.Sqlite.Sql;

/// <summary>The words and signs of SQL text, without comments, strings and quoted names: enough to see which statement stands there.</summary>
internal static class SqlWords
{
    /// <summary>What stands for a string or a quoted name.</summary>
    public const string Quoted = "'";

    /// <summary>Words in capitals, numbers, single signs; a string that may name a pragma's value keeps its content.</summary>
    public static List<string> Read(string sql)
    {
        var words = new List<string>();
        int i = 0;
        while (i < sql.Length)
        {
            int start = i;
            char c = sql[i];
            if (char.IsWhiteSpace(c))
                i++;
            else if (c == '-' && At(sql, i + 1) == '-')
                i = After(sql, i, "\n");
            else if (c == '/' && At(sql, i + 1) == '*')
                i = After(sql, i + 2, "*/");
            else if (c is '\'' or '"' or '`' or '[')
            {
                i = AfterQuoted(sql, i);
                words.Add(Unquoted(sql, start, i));
            }
            else if (IsWord(c))
            {
                while (i < sql.Length && IsWord(sql[i]))
                    i++;
                words.Add(sql.Substring(start, i - start).ToUpperInvariant());
            }
            else
            {
                words.Add(c.ToString());
                i++;
            }
        }

        return words;
    }

    /// <summary>Quoted words stay apart from keywords by the quote before them.</summary>
    private static string Unquoted(string sql, int start, int end) =>
        Quoted + sql.Substring(start + 1, Math.Max(0, end - start - 2)).ToUpperInvariant();

    private static int AfterQuoted(string sql, int start)
    {
        char close = sql[start] == '[' ? ']' : sql[start];
        for (int i = start + 1; i < sql.Length; i++)
        {
            if (sql[i] != close)
                continue;
            // A doubled quote is one inside the string.
            if (close != ']' && At(sql, i + 1) == close)
                i++;
            else
                return i + 1;
        }

        return sql.Length;
    }

    private static int After(string sql, int from, string end)
    {
        int found = from < sql.Length ? sql.IndexOf(end, from, StringComparison.Ordinal) : -1;
        return found < 0 ? sql.Length : found + end.Length;
    }

    private static char At(string sql, int index) => index < sql.Length ? sql[index] : '\0';

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or Holes.Mark;
}
