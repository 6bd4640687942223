namespace EmergentLearning.Engine.Generators.Sql.Syntax;

// Steps through the tokens. A failure goes to the end of the text, where every loop stops by itself.
internal sealed partial class SqlParser
{
    private static readonly SqlToken Nothing = new(SqlTokenKind.Symbol, "", 0);

    private bool Is(string text) => _text.Is(_position, text);

    private bool IsAt(int ahead, string text) => _text.Is(_position + ahead, text);

    private SqlToken? Ahead(int ahead) => _position + ahead < _text.Tokens.Count ? _text.Tokens[_position + ahead] : null;

    private bool Accept(string text)
    {
        if (!Is(text))
            return false;
        _position++;
        return true;
    }

    private void Expect(string text)
    {
        if (!Accept(text))
            Fail();
    }

    private void Fail()
    {
        _failed = true;
        _position = _text.Tokens.Count;
    }

    /// <summary>A name where only a name can stand; SQLite takes a string there too.</summary>
    private SqlToken ParseName()
    {
        if (Current is { } token && (IsIdentifier(token) || IsPlainString(token)))
        {
            _position++;
            return token;
        }

        Fail();
        return Nothing;
    }

    private static bool IsIdentifier(SqlToken? token) =>
        token is { IsName: true } && !(token.Kind == SqlTokenKind.Word && SqlWords.Reserved.Contains(token.Text));

    /// <summary>An alias: after <c>as</c> any name, without it none that could go on with the statement.</summary>
    private SqlToken? ParseAlias()
    {
        if (Accept("as"))
            return ParseName();
        bool goesOn = Is("indexed") || (Is("window") && Ahead(1) is { IsName: true } && IsAt(2, "as"));
        if (Current is not { } token || goesOn || !(IsPlainString(token) || IsIdentifier(token)) || IsJoinWord(token))
            return null;
        _position++;
        return token;
    }

    private static bool IsPlainString(SqlToken token) => token.Kind == SqlTokenKind.String && token.Text[0] == '\'';

    private static bool IsJoinWord(SqlToken token) => token.Kind == SqlTokenKind.Word && SqlWords.Joins.Contains(token.Text);

    private bool Enter()
    {
        if (++_nesting <= DeepestNesting)
            return true;
        Fail();
        return false;
    }
}
