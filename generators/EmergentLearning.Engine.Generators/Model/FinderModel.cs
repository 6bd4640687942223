namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A method that finds rows by an index.</summary>
internal sealed record FinderModel
{
    public required string Method { get; init; }

    /// <summary>Whether at most one row can match.</summary>
    public required bool IsUnique { get; init; }

    public required string Sql { get; init; }

    public required EquatableArray<ParameterModel> Parameters { get; init; }
}
