namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Cuts SQL into tokens. Any text gives tokens: what is never closed ends with the text.</summary>
internal static class SqlTokenizer
{
    public static IReadOnlyList<SqlToken> Tokenize(string sql)
    {
        var tokens = new List<SqlToken>();
        int at = 0;
        while (at < sql.Length)
        {
            int end = SkipSpace(sql, at);
            if (end == at)
            {
                SqlTokenKind kind = KindAt(sql, at);
                end = EndOf(sql, at, kind);
                tokens.Add(new SqlToken(kind, sql.Substring(at, end - at), at));
            }

            at = end;
        }

        return tokens;
    }

    private static int SkipSpace(string sql, int at)
    {
        if (char.IsWhiteSpace(sql[at]) || sql[at] == '\uFEFF')
            return at + 1;
        if (StartsWith(sql, at, "--"))
            return IndexAfter(sql, "\n", at + 2);
        return StartsWith(sql, at, "/*") ? IndexAfter(sql, "*/", at + 2) : at;
    }

    private static SqlTokenKind KindAt(string sql, int at) => sql[at] switch
    {
        '\'' => SqlTokenKind.String,
        'x' or 'X' when StartsWith(sql, at + 1, "'") => SqlTokenKind.String,
        '"' => SqlTokenKind.Quoted,
        '[' or '`' => SqlTokenKind.Bracketed,
        '?' => SqlTokenKind.Parameter,
        '@' or ':' or '$' or '#' when at + 1 < sql.Length && IsWordPart(sql[at + 1]) => SqlTokenKind.Parameter,
        '.' when at + 1 < sql.Length && IsDigit(sql[at + 1]) && !FollowsName(sql, at) => SqlTokenKind.Number,
        char c when IsDigit(c) => SqlTokenKind.Number,
        char c when IsWordPart(c) => SqlTokenKind.Word,
        _ => SqlTokenKind.Symbol,
    };

    private static int EndOf(string sql, int at, SqlTokenKind kind) => kind switch
    {
        SqlTokenKind.String => EndOfQuoted(sql, sql[at] == '\'' ? at : at + 1, '\''),
        SqlTokenKind.Quoted => EndOfQuoted(sql, at, '"'),
        SqlTokenKind.Bracketed when sql[at] == '`' => EndOfQuoted(sql, at, '`'),
        SqlTokenKind.Bracketed => IndexAfter(sql, "]", at + 1),
        SqlTokenKind.Number => EndOfNumber(sql, at),
        SqlTokenKind.Symbol => at + SymbolLength(sql, at),
        _ => EndOfWord(sql, at + 1),
    };

    private static int EndOfQuoted(string sql, int at, char quote)
    {
        for (int i = at + 1; i < sql.Length; i++)
        {
            if (sql[i] != quote)
                continue;
            if (i + 1 >= sql.Length || sql[i + 1] != quote)
                return i + 1;
            i++;
        }

        return sql.Length;
    }

    private static int EndOfWord(string sql, int at)
    {
        while (at < sql.Length && IsWordPart(sql[at]))
            at++;
        return at;
    }

    private static int EndOfNumber(string sql, int at)
    {
        while (at < sql.Length)
        {
            bool sign = sql[at] is '+' or '-' && sql[at - 1] is 'e' or 'E';
            if (!sign && sql[at] != '.' && !IsWordPart(sql[at]))
                break;
            at++;
        }

        return at;
    }

    private static int SymbolLength(string sql, int at)
    {
        if (StartsWith(sql, at, "->>"))
            return 3;
        string[] pairs = ["->", "||", "<=", ">=", "<>", "!=", "==", "<<", ">>"];
        return pairs.Any(pair => StartsWith(sql, at, pair)) ? 2 : 1;
    }

    private static bool FollowsName(string sql, int at) => at > 0 && (IsWordPart(sql[at - 1]) || sql[at - 1] is '"' or ']' or '`');

    private static bool StartsWith(string sql, int at, string text) => string.CompareOrdinal(sql, at, text, 0, text.Length) == 0;

    private static int IndexAfter(string sql, string text, int from)
    {
        int index = from >= sql.Length ? -1 : sql.IndexOf(text, from, StringComparison.Ordinal);
        return index < 0 ? sql.Length : index + text.Length;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsWordPart(char c) => c is '_' or '$' || char.IsLetterOrDigit(c) || c > 127;
}
