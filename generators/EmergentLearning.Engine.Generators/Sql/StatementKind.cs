using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>What a statement does, as its first words say.</summary>
internal sealed class StatementKind
{
    private static readonly HashSet<string> Writes = new(["insert", "update", "delete", "replace"], StringComparer.OrdinalIgnoreCase);

    private readonly SqlText _text;

    private StatementKind(SqlText text, int verb) => (_text, Verb) = (text, verb);

    /// <summary>The token that says what the statement does: after "with", the first verb outside of parentheses.</summary>
    public int Verb { get; }

    public bool IsWrite => _text.Tokens.Count > 0 && Writes.Contains(_text.Tokens[Verb].Text);

    public static StatementKind Of(SqlText text)
    {
        int depth = 0;
        for (int i = 0; text.Is(0, "with") && i < text.Tokens.Count; i++)
        {
            depth += text.Is(i, "(") ? 1 : text.Is(i, ")") ? -1 : 0;
            bool isVerb = text.Is(i, "select") || text.Is(i, "values") || Writes.Contains(text.Tokens[i].Text);
            if (depth == 0 && isVerb && text.Is(i - 1, ")"))
                return new StatementKind(text, i);
        }

        return new StatementKind(text, 0);
    }

    /// <summary>What makes the statement no single select, or no single write; <see langword="null"/> when it is one.</summary>
    public QueryProblem? Check(bool isCommand)
    {
        QueryProblemKind kind = isCommand ? QueryProblemKind.NotACommand : QueryProblemKind.NotASelect;
        if (_text.Tokens.Count == 0)
            return new QueryProblem(kind, 0, _text.Text.Length, "it is empty");

        SqlToken verb = _text.Tokens[Verb];
        bool isRead = verb.Is("select") || verb.Is("values") || verb.Is("with");
        if (isCommand ? !IsWrite && !(Verb == 0 && verb.Is("with")) : !isRead)
            return new QueryProblem(kind, verb.Start, verb.Text.Length, Reason(verb, isCommand));

        int end = _text.Tokens.ToList().FindIndex(token => token is { Kind: SqlTokenKind.Symbol, Text: ";" });
        SqlToken? second = end < 0 ? null : _text.Tokens.Skip(end).FirstOrDefault(token => token.Text != ";");
        return second is null ? null : new QueryProblem(kind, second.Start, second.Text.Length, "a second statement follows the ';'");
    }

    /// <summary>The table that is written to, or <see langword="null"/> when it cannot be told.</summary>
    public SqlToken? FindTarget()
    {
        if (!IsWrite)
            return null;

        int at = Verb + 1;
        while (at < _text.Tokens.Count && (_text.Is(at, "or") || _text.Is(at - 1, "or") || _text.Is(at, "into") || _text.Is(at, "from")))
            at++;
        if (_text.Is(at + 1, "."))
            at += 2;
        return at < _text.Tokens.Count ? _text.Tokens[at] : null;
    }

    /// <summary>The word by which a write deletes rows that are in its way, or <see langword="null"/>.</summary>
    public SqlToken? FindReplace()
    {
        int at = _text.Is(Verb + 1, "or") ? Verb + 2 : Verb;
        return IsWrite && _text.Is(at, "replace") ? _text.Tokens[at] : null;
    }

    private string Reason(SqlToken verb, bool isCommand) => (isCommand, IsWrite) switch
    {
        (false, true) => $"it writes, by '{verb.Text}'; a method that writes has [Command]",
        (true, _) when verb.Is("select") || verb.Is("values") => $"it reads, by '{verb.Text}'; a method that reads has [Query]",
        _ => $"it begins with '{verb.Text}'",
    };
}
