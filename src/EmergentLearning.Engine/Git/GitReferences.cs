namespace EmergentLearning.Engine.Git;

/// <summary>What the references of a repository name at one moment.</summary>
/// <param name="Head">The full name of the branch that is checked out, or the commit's id when there is none.</param>
/// <param name="HeadCommit">The commit that is checked out, or <see langword="null"/> before the first.</param>
/// <param name="Names">Branches and tags, by their full names, with the ids that they name.</param>
public sealed record GitReferences(string Head, string? HeadCommit, IReadOnlyDictionary<string, string> Names);
