using System.Collections.Immutable;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Migrations;

/// <summary>What has to happen to a database before a store's schema fits it, its released versions considered. Immutable.</summary>
internal sealed record UpgradePlan
{
    /// <summary>The version that the database has; 0 for none.</summary>
    public int From { get; init; }

    /// <summary>What a database that has no version lacks of the first one.</summary>
    public IReadOnlyList<string> First { get; init; } = [];

    /// <summary>The migrations to run, in order.</summary>
    public ImmutableArray<SchemaMigration> Pending { get; init; } = [];

    /// <summary>Whether the version has to be written.</summary>
    public bool IsStampNeeded { get; init; }

    /// <summary>What is left to add afterwards; known only where no migration is pending.</summary>
    public SchemaPlan Additions { get; init; } = new([], []);

    /// <summary>What only a person can resolve, one sentence each.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    /// <summary>Whether the database fits as it is.</summary>
    public bool IsEmpty => !IsStampNeeded && Pending.IsEmpty && Additions.IsEmpty && Conflicts.Count == 0;

    /// <summary>Whether a copy has to be made first.</summary>
    public bool ChangesWhatIsThere => Rebuilds || First.Any(statement => !SqlScript.OnlyAdds(statement));

    /// <summary>Whether the migrations do more than add.</summary>
    public bool Rebuilds => Pending.Any(migration => migration.ChangeData is not null || !SqlScript.OnlyAdds(migration.Sql));
}
