namespace EmergentLearning.Engine.Projection;

/// <summary>What a store has still to bring to files and to git.</summary>
/// <param name="Files">Changes whose file is not written yet.</param>
/// <param name="Commits">Changes whose file is written and whose commit is pending.</param>
/// <param name="IndexEntries">Changes that are committed and not yet entered in git's shared index.</param>
/// <param name="OldestAge">How old the oldest change is whose file or commit is pending; <see langword="null"/> when there is none.</param>
public sealed record OutboxStatus(long Files, long Commits, long IndexEntries, TimeSpan? OldestAge);
