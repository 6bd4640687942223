namespace EmergentLearning.Engine.Git;

/// <summary>What was found out about a folder.</summary>
/// <param name="Status">What it is.</param>
/// <param name="Executable">The git command, when there is one.</param>
/// <param name="Folders">Where things are, when it is ready.</param>
/// <param name="Complaint">Why git refuses it, when it does.</param>
internal sealed record GitLocation(GitStatus Status, string? Executable, GitFolders? Folders, string? Complaint)
{
    /// <summary>Where the next commit goes, when that was asked for and is a branch with commits.</summary>
    public GitHead? Head { get; init; }
}
