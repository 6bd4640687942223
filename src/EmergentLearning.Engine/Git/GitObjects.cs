namespace EmergentLearning.Engine.Git;

/// <summary>Another place for objects than the repository, which is only read (git(1), "GIT_OBJECT_DIRECTORY").</summary>
/// <param name="Folder">Where objects and their temporary files go: an existing folder.</param>
/// <param name="Repository">The repository's own objects.</param>
internal sealed record GitObjects(string Folder, string Repository)
{
    /// <summary>Has a run of git work so.</summary>
    public void AddTo(IDictionary<string, string?> environment)
    {
        environment["GIT_OBJECT_DIRECTORY"] = Folder;
        // In quotes, because a list of folders is separated by characters that a path may have.
        string quoted = Repository.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = $"\"{quoted}\"";
    }
}
