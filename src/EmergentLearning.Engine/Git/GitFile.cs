namespace EmergentLearning.Engine.Git;

/// <summary>One file that a commit changes.</summary>
/// <param name="Path">Relative to the top of the work tree, with <c>/</c> between segments.</param>
/// <param name="Content">All its bytes, or <see langword="null"/> to delete it.</param>
public sealed record GitFile(string Path, byte[]? Content);
