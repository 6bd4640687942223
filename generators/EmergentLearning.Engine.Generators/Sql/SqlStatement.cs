namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>A statement's tokens and what is known of each.</summary>
internal sealed class SqlStatement
{
    public SqlStatement(string text)
    {
        Text = text;
        Tokens = SqlTokenizer.Tokenize(text);
        Scopes = new SqlScope[Tokens.Count];
        Depths = new int[Tokens.Count];
        IsSettled = new bool[Tokens.Count];
    }

    public string Text { get; }

    public IReadOnlyList<SqlToken> Tokens { get; }

    /// <summary>The scope that each token stands in.</summary>
    public SqlScope[] Scopes { get; }

    /// <summary>How many parentheses each token stands in.</summary>
    public int[] Depths { get; }

    /// <summary>Whether a token is known to be no column: a table, an alias, the name of a common table expression.</summary>
    public bool[] IsSettled { get; }

    /// <summary>All sources of all scopes.</summary>
    public List<SqlSource> Sources { get; } = [];

    public SqlToken? At(int index) => index >= 0 && index < Tokens.Count ? Tokens[index] : null;

    public bool Is(int index, string text) =>
        At(index) is { Kind: SqlTokenKind.Word or SqlTokenKind.Symbol } token
        && string.Equals(token.Text, text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a value may end with the token, so that a name right after it is an alias.</summary>
    public bool EndsValue(int index) => At(index) is { } token && token.Kind switch
    {
        SqlTokenKind.Symbol => token.Text == ")",
        SqlTokenKind.Word => !SqlWords.BeforeValues.Contains(token.Text),
        _ => true,
    };
}
