namespace EmergentLearning.Engine.Migrations;

/// <summary>What has to happen to a database before a store's schema fits it. Immutable.</summary>
/// <param name="Steps">SQL statements, in order. All of them only add.</param>
/// <param name="Conflicts">What only a person can resolve, one sentence each.</param>
public sealed record SchemaPlan(IReadOnlyList<string> Steps, IReadOnlyList<string> Conflicts)
{
    /// <summary>Whether the database fits as it is.</summary>
    public bool IsEmpty => Steps.Count == 0 && Conflicts.Count == 0;
}
