namespace EmergentLearning.Engine.Generators.Model;

/// <summary>How many rows a query gives.</summary>
internal enum ResultShape
{
    List,

    /// <summary>A list that is copied into another collection: an array or a <c>List</c>.</summary>
    Copy,

    /// <summary>One after the other, for <c>await foreach</c>.</summary>
    Stream,

    FirstOrNull,
    First,

    /// <summary>The number of rows that a command changed.</summary>
    Changes,

    Nothing,
}
