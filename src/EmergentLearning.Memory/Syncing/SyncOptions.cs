namespace EmergentLearning.Memory.Syncing;

/// <summary>How a sync decides. Immutable; the defaults are right for most.</summary>
public sealed record SyncOptions
{
    /// <summary>What a missing file is taken for. A deletion that a commit brought is always one. Default: <see cref="MissingFileRule.Judge"/>.</summary>
    public MissingFileRule MissingFiles { get; init; }
}
