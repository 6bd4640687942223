namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>The columns of one outer <c>select</c>.</summary>
internal sealed class SelectList
{
    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary>The columns, or <see langword="null"/> when a star stands for columns that are not known.</summary>
    public required IReadOnlyList<ResultColumn>? Columns { get; init; }
}
