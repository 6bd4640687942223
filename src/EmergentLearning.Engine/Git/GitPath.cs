using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Git;

/// <summary>Which paths may be committed.</summary>
internal static class GitPath
{
    /// <summary>Refuses a path that is not a plain one below the top of the work tree, or that would reach into git's own folder.</summary>
    /// <exception cref="StoreException">It is refused.</exception>
    public static void Check(string path)
    {
        string[] segments = path.Split('/');
        if (path.Contains('\0', StringComparison.Ordinal) || segments.Any(s => s is "" or "." or ".." || IsGitFolder(s)))
        {
            throw new StoreException(
                StoreFault.Security,
                $"The path '{path.Replace("\0", "\\0", StringComparison.Ordinal)}' cannot be committed. " +
                "Use a plain relative path with '/' between its parts, outside git's own folder.");
        }
    }

    private static bool IsGitFolder(string segment) => string.Equals(segment, ".git", StringComparison.OrdinalIgnoreCase);
}
