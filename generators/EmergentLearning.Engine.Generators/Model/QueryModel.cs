namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A query or a command, and the partial method that runs it.</summary>
internal sealed record QueryModel
{
    /// <summary>The method's modifiers, return type, name and parameters, as they are declared.</summary>
    public required string Signature { get; init; }

    public required string Method { get; init; }

    /// <summary>Whether it writes.</summary>
    public bool IsCommand { get; init; }

    /// <summary>The parameters of the statement, in the order of their numbers.</summary>
    public EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>The parameter that is a cancellation token, a keyword escaped, or <see langword="null"/>.</summary>
    public string? CancellationToken { get; init; }

    /// <summary>What it gives; <see langword="null"/> when the query has an error that was reported.</summary>
    public ResultModel? Result { get; init; }

    /// <summary>The statement with numbered parameters.</summary>
    public string Sql { get; init; } = "";

    /// <summary>Where each value of a row comes from. Empty for a record that is read as a whole.</summary>
    public EquatableArray<MemberModel> Members { get; init; }

    /// <summary>The names by which the columns are found when the statement runs; empty where their order is known.</summary>
    public EquatableArray<string> ColumnNames { get; init; }
}
