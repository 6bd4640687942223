using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Projection;

/// <summary>One document change on its way to a file and a commit.</summary>
internal sealed record OutboxEntry
{
    public required long Sequence { get; init; }

    public required string Path { get; init; }

    public required byte[]? Content { get; init; }

    /// <summary>The hash of <see cref="Content"/>; null for a deletion.</summary>
    public required string? Hash { get; init; }

    /// <summary>The hash of the document before; null when there was none.</summary>
    public required string? PreviousHash { get; init; }

    /// <summary>The bytes were read from the file: never write it.</summary>
    public required bool OnDisk { get; init; }

    public required CommitMessage Message { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string? Group { get; init; }

    public required OutboxState State { get; init; }

    /// <summary>The commit's id; while <see cref="State"/> is below Committed it is only planned.</summary>
    public required string? CommitId { get; init; }
}
