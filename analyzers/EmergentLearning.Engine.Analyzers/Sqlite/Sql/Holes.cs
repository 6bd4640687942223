namespace EmergentLearning.Engine.Analyzers.Sqlite.Sql;

/// <summary>Stands in folded text for the parts that only the running program knows.</summary>
internal static class Holes
{
    /// <summary>A character that no source text has a reason to hold.</summary>
    public const char Mark = '\uFFFC';

    /// <summary>The text of one unknown part.</summary>
    public const string Text = "\uFFFC";
}
