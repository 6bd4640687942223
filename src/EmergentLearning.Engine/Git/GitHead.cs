namespace EmergentLearning.Engine.Git;

/// <summary>Where the next commit goes.</summary>
/// <param name="Reference">The full name of the branch, or <c>HEAD</c> when detached.</param>
/// <param name="CommitId">The commit it names, or <see langword="null"/> when the branch has none yet.</param>
/// <param name="Detached">Whether no branch is checked out.</param>
public sealed record GitHead(string Reference, string? CommitId, bool Detached);
