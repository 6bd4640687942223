namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A query and the partial method that runs it.</summary>
internal sealed record QueryModel
{
    /// <summary>The method's modifiers, return type, name and parameters, as they are declared.</summary>
    public required string Signature { get; init; }

    public required string Method { get; init; }

    public required EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>What it gives; <see langword="null"/> when the query has an error that was reported.</summary>
    public ResultModel? Result { get; init; }

    /// <summary>The statement with numbered parameters.</summary>
    public string Sql { get; init; } = "";

    /// <summary>For a row type: the result's column for each of its columns.</summary>
    public EquatableArray<int> Ordinals { get; init; }
}
