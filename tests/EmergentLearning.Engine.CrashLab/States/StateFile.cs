namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>One name in the folder that a power loss leaves.</summary>
/// <param name="Path">Below the store's folder.</param>
/// <param name="Node">Its inode; two names of one file have the same.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Version">A file's bytes.</param>
/// <param name="LinkTarget">Where a link leads.</param>
internal sealed record StateFile(string Path, int Node, DiskNodeKind Kind, FileVersion Version, string LinkTarget)
{
    /// <summary>Whether it belongs to git, and not to the engine.</summary>
    public bool IsGit => Path.StartsWith(".git", StringComparison.Ordinal);
}
