namespace EmergentLearning.Engine.Observability;

/// <summary>How much a store has still to project.</summary>
/// <param name="Queued">Changes whose file is not written.</param>
/// <param name="Written">Changes whose file is written and whose commit is pending.</param>
/// <param name="Committed">Changes that git's shared index does not know yet.</param>
/// <param name="Age">How old the oldest of the first two is, or <see langword="null"/> when there is none.</param>
internal readonly record struct OutboxReading(long Queued, long Written, long Committed, TimeSpan? Age);
