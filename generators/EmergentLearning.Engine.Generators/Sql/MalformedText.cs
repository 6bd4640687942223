using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Finds text that can be no statement, whatever it says: quotes and parentheses without a partner.</summary>
internal static class MalformedText
{
    /// <summary>The first fault, or <see langword="null"/>.</summary>
    public static QueryProblem? Find(SqlText text)
    {
        int nul = text.Text.IndexOf('\0');
        if (nul >= 0)
            return new QueryProblem(QueryProblemKind.Malformed, nul, 1, "SQLite ends the statement at a NUL character");

        var open = new Stack<SqlToken>();
        foreach (SqlToken token in text.Tokens)
        {
            if (IsUnclosed(token))
                return Problem(token, 1, $"the quote {token.Text.TrimStart('x', 'X')[0]} is never closed");
            if (token is { Kind: SqlTokenKind.Symbol, Text: "(" })
                open.Push(token);
            else if (token is { Kind: SqlTokenKind.Symbol, Text: ")" } && open.Count == 0)
                return Problem(token, 1, "no '(' belongs to this ')'");
            else if (token is { Kind: SqlTokenKind.Symbol, Text: ")" })
                open.Pop();
        }

        return open.Count > 0 ? Problem(open.Pop(), 1, "the '(' is never closed") : null;
    }

    private static bool IsUnclosed(SqlToken token) => token.Kind switch
    {
        SqlTokenKind.String => token.Text.Count(c => c == '\'') % 2 != 0,
        SqlTokenKind.Quoted => token.Text.Count(c => c == '"') % 2 != 0,
        SqlTokenKind.Bracketed when token.Text[0] == '`' => token.Text.Count(c => c == '`') % 2 != 0,
        SqlTokenKind.Bracketed => token.Text[token.Text.Length - 1] != ']',
        _ => false,
    };

    private static QueryProblem Problem(SqlToken token, int length, string reason) =>
        new(QueryProblemKind.Malformed, token.Start, length, reason);
}
