namespace EmergentLearning.Engine.Contracts;

/// <summary>Where the projection of one document change stands.</summary>
/// <param name="Sequence">Its number in the outbox.</param>
/// <param name="Path">The file's path below the store's folder. It differs from the path asked for after a conflict.</param>
/// <param name="Level">How far it has come.</param>
/// <param name="CommitId">The commit's object id, or <see langword="null"/> while it is pending.</param>
/// <param name="Problem">Why it has not come further, and what to do; <see langword="null"/> when nothing is in the way.</param>
public sealed record ProjectionState(long Sequence, string Path, Acknowledgement Level, string? CommitId, string? Problem = null);
