namespace EmergentLearning.Engine.Migrations;

/// <summary>A piece of SQL text.</summary>
internal readonly record struct SqlToken(SqlTokenKind Kind, int Start, string Text)
{
    public int End => Start + Text.Length;

    /// <summary>Whether it is this keyword.</summary>
    public bool Is(string word) => Kind == SqlTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is this name, with or without quotes.</summary>
    public bool IsName(string name) => Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName && Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name without its quotes.</summary>
    public string Name => Kind != SqlTokenKind.QuotedName ? Text
        : Text[0] == '[' ? Text[1..^1]
        : Text[1..^1].Replace(new string(Text[0], 2), Text[..1], StringComparison.Ordinal);
}
