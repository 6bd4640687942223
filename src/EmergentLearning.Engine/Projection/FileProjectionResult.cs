namespace EmergentLearning.Engine.Projection;

/// <summary>What became of a batch of files.</summary>
/// <param name="Written">The entries whose files are in place and synced.</param>
/// <param name="ConflictPaths">The paths at which a person's content stands.</param>
/// <param name="Problems">By path, why a file could not be written.</param>
internal sealed record FileProjectionResult(
    IReadOnlyList<OutboxEntry> Written, IReadOnlyList<string> ConflictPaths, IReadOnlyDictionary<string, string> Problems);
