namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>A query ready to run, and what is wrong with it.</summary>
internal sealed class BoundQuery
{
    public required string Sql { get; init; }

    /// <summary>For a row type: the result's column for each of its columns.</summary>
    public required IReadOnlyList<int> Ordinals { get; init; }

    public required IReadOnlyList<QueryProblem> Problems { get; init; }
}
