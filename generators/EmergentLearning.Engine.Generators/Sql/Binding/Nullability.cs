namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>Whether a column can hold <c>NULL</c>.</summary>
internal enum Nullability
{
    Unknown,

    /// <summary>The schema says that it never does.</summary>
    Never,

    /// <summary>The schema, or an outer join, says that it can.</summary>
    Possible,
}
