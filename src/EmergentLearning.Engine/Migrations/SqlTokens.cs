namespace EmergentLearning.Engine.Migrations;

/// <summary>Cuts SQL into tokens as SQLite does; blanks and comments are left out.</summary>
internal static class SqlTokens
{
    public static IReadOnlyList<SqlToken> Read(string sql)
    {
        var tokens = new List<SqlToken>();
        int position = 0;
        while (position < sql.Length)
        {
            int blank = SkipBlank(sql, position);
            if (blank > position)
            {
                position = blank;
                continue;
            }

            SqlTokenKind kind = KindAt(sql, position);
            int end = Math.Min(EndOf(sql, position, kind), sql.Length);
            tokens.Add(new SqlToken(kind, position, sql[position..end]));
            position = end;
        }

        return tokens;
    }

    private static int SkipBlank(string sql, int position)
    {
        if (char.IsWhiteSpace(sql[position]))
            return position + 1;
        if (sql.AsSpan(position).StartsWith("--"))
            return EndAfter(sql, "\n", position);
        return sql.AsSpan(position).StartsWith("/*") ? EndAfter(sql, "*/", position + 2) : position;
    }

    private static int EndAfter(string sql, string end, int from)
    {
        int found = sql.IndexOf(end, from, StringComparison.Ordinal);
        return found < 0 ? sql.Length : found + end.Length;
    }

    private static SqlTokenKind KindAt(string sql, int position) => sql[position] switch
    {
        '\'' => SqlTokenKind.Literal,
        'x' or 'X' when position + 1 < sql.Length && sql[position + 1] == '\'' => SqlTokenKind.Literal,
        '"' or '`' or '[' => SqlTokenKind.QuotedName,
        '@' or ':' or '$' or '?' => SqlTokenKind.Parameter,
        char c when IsWord(c) => SqlTokenKind.Word,
        _ => SqlTokenKind.Symbol,
    };

    private static int EndOf(string sql, int position, SqlTokenKind kind) => kind switch
    {
        SqlTokenKind.Literal => EndOfQuoted(sql, sql.IndexOf('\'', position), '\''),
        SqlTokenKind.QuotedName => EndOfQuoted(sql, position, sql[position] == '[' ? ']' : sql[position]),
        SqlTokenKind.Symbol => position + 1,
        _ => EndOfWord(sql, position + 1),
    };

    private static int EndOfWord(string sql, int position)
    {
        while (position < sql.Length && IsWord(sql[position]))
            position++;
        return position;
    }

    private static int EndOfQuoted(string sql, int start, char quote)
    {
        for (int i = start + 1; i < sql.Length; i++)
        {
            if (sql[i] != quote)
                continue;
            // A doubled quote stands for itself; brackets have no such form.
            if (quote == ']' || i + 1 == sql.Length || sql[i + 1] != quote)
                return i + 1;
            i++;
        }

        return sql.Length;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' || c > '\u007f';
}
