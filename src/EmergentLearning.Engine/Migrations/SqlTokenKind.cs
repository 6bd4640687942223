namespace EmergentLearning.Engine.Migrations;

/// <summary>What a piece of SQL text is.</summary>
internal enum SqlTokenKind
{
    /// <summary>A keyword or a name.</summary>
    Word,

    /// <summary>A name in quotes, brackets or backticks.</summary>
    QuotedName,

    /// <summary>A text or blob literal.</summary>
    Literal,

    /// <summary>A parameter.</summary>
    Parameter,

    /// <summary>Anything else.</summary>
    Symbol,
}
