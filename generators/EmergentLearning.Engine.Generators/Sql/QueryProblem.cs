namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Something wrong in a query, and where.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Start">Where it starts in the statement.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Subject">The name concerned, or the reason.</param>
internal sealed record QueryProblem(QueryProblemKind Kind, int Start, int Length, string Subject)
{
    /// <summary>The C# type that would mend it, or <see langword="null"/>.</summary>
    public string? SuggestedType { get; init; }
}
