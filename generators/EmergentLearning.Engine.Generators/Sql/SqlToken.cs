namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>A piece of SQL text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it is written.</param>
/// <param name="Start">Where it starts in the statement.</param>
internal sealed record SqlToken(SqlTokenKind Kind, string Text, int Start)
{
    public int End => Start + Text.Length;

    public bool IsName => Kind is SqlTokenKind.Word or SqlTokenKind.Quoted or SqlTokenKind.Bracketed;

    /// <summary>The name without its quotes.</summary>
    public string Name => Kind switch
    {
        SqlTokenKind.Quoted => Inner.Replace("\"\"", "\""),
        SqlTokenKind.Bracketed when Text[0] == '`' => Inner.Replace("``", "`"),
        SqlTokenKind.Bracketed => Inner,
        SqlTokenKind.String => Inner.Replace("''", "'"),
        _ => Text,
    };

    // A quote that is never closed ends with the text.
    private string Inner => Text.Length < 2 ? "" : Text.Substring(1, Text.Length - 2);

    /// <summary>Whether it is that keyword.</summary>
    public bool Is(string keyword) => Kind == SqlTokenKind.Word && string.Equals(Text, keyword, StringComparison.OrdinalIgnoreCase);
}
