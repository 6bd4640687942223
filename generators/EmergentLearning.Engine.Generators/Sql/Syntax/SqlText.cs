namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>A statement's text and its tokens.</summary>
internal sealed class SqlText(string text)
{
    public string Text { get; } = text;

    public IReadOnlyList<SqlToken> Tokens { get; } = SqlTokenizer.Tokenize(text);

    /// <summary>Whether the token is that keyword or symbol, whatever its case.</summary>
    public bool Is(int index, string text) =>
        index >= 0 && index < Tokens.Count && Tokens[index] is { Kind: SqlTokenKind.Word or SqlTokenKind.Symbol } token
        && string.Equals(token.Text, text, StringComparison.OrdinalIgnoreCase);
}
