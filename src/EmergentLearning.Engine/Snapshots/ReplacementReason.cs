using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Snapshots;

/// <summary>Why and when a store's content is replaced.</summary>
/// <param name="Message">The message of the commits that follow.</param>
/// <param name="At">Their time.</param>
/// <param name="LockTimeout">How long one and the same holder of a lock is waited for.</param>
public sealed record ReplacementReason(CommitMessage Message, DateTimeOffset At, TimeSpan LockTimeout)
{
    /// <summary>
    /// The number of the last change that whoever replaces knows of, as <see cref="StoreReplacement.FindLastChange"/> gives it; <see langword="null"/>
    /// for whatever there is. Was something recorded since, nothing is replaced: it would be lost without a copy.
    /// </summary>
    public long? LastKnownChange { get; init; }
}
