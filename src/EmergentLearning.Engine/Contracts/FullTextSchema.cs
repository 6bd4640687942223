using System.Collections.Immutable;

namespace EmergentLearning.Engine.Contracts;

/// <summary>The full-text index of a table: it holds no text of its own, and triggers keep it in step.</summary>
public sealed record FullTextSchema
{
    /// <summary>The index's name.</summary>
    public required string Name { get; init; }

    /// <summary>How much a match in each of its columns counts, in order.</summary>
    public required ImmutableArray<double> Weights { get; init; }

    /// <summary>Whether any three characters are a word.</summary>
    public bool UsesTrigrams { get; init; }

    /// <summary>Creates the index; carries no <c>IF NOT EXISTS</c>.</summary>
    public required string CreateSql { get; init; }

    /// <summary>Creates the triggers; they carry no <c>IF NOT EXISTS</c>.</summary>
    public required ImmutableArray<string> CreateTriggerSql { get; init; }

    /// <summary>Fills the index anew from the table.</summary>
    public required string RebuildSql { get; init; }
}
