using EmergentLearning.Engine.Git;

namespace EmergentLearning.Memory.Backups;

/// <summary>What a backup holds. Immutable.</summary>
internal sealed record BackupManifest
{
    /// <summary>The layout of archives that this program writes, and the newest that it reads.</summary>
    public const int OurFormat = 1;

    public required string Name { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>How many learnings there are.</summary>
    public required long Learnings { get; init; }

    /// <summary>How many heuristics there are.</summary>
    public required long Heuristics { get; init; }

    /// <summary>The number of the last change in it.</summary>
    public required long LastChange { get; init; }

    /// <summary>How many rows point at rows that are not there: another tool's, in the store as in its copy.</summary>
    public required long ForeignKeyViolations { get; init; }

    /// <summary><see langword="null"/> for a store without a repository.</summary>
    public required GitReferences? References { get; init; }

    /// <summary>Every other file of the archive, in its order.</summary>
    public required IReadOnlyList<ArchiveEntry> Entries { get; init; }

    /// <summary>How many files of the store there are.</summary>
    public int Files => Entries.Count(static entry => entry.Name.StartsWith(ArchiveNames.Files, StringComparison.Ordinal));
}
