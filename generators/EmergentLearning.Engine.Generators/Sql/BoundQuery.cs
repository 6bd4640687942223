using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>A statement ready to run, and what is wrong with it.</summary>
internal sealed class BoundQuery
{
    public required string Sql { get; init; }

    /// <summary>Whether the statement gives rows.</summary>
    public bool HasRows { get; init; }

    /// <summary>Where each value of a row comes from. Empty for a record that is read as a whole.</summary>
    public IReadOnlyList<MemberModel> Members { get; init; } = [];

    /// <summary>The names by which the columns are found when the statement runs; empty where their order is known.</summary>
    public IReadOnlyList<string> ColumnNames { get; init; } = [];

    /// <summary>How each parameter is bound; <see langword="null"/> for one that the statement does not use.</summary>
    public IReadOnlyList<BoundParameter?> Parameters { get; init; } = [];

    public required IReadOnlyList<QueryProblem> Problems { get; init; }
}
