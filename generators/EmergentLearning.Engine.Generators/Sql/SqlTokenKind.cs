namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>What a piece of SQL text is.</summary>
internal enum SqlTokenKind
{
    /// <summary>A bare word: a keyword or a name.</summary>
    Word,

    /// <summary>A name in <c>"…"</c>, which some builds of SQLite take as a string when nothing has that name.</summary>
    Quoted,

    /// <summary>A name in <c>[…]</c> or backticks.</summary>
    Bracketed,

    String,
    Number,
    Parameter,
    Symbol,
}
