namespace EmergentLearning.Engine.Git;

/// <summary>One commit to make. Equal commits on an equal head get an equal id.</summary>
/// <param name="Message">The whole message. NUL becomes a space, and a final line feed is added when absent.</param>
/// <param name="Author">Author and committer.</param>
/// <param name="When">The time of both, to the second, recorded as UTC.</param>
/// <param name="Files">What it changes.</param>
public sealed record GitCommit(string Message, GitIdentity Author, DateTimeOffset When, IReadOnlyList<GitFile> Files);
