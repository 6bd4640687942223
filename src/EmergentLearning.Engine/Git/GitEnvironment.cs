namespace EmergentLearning.Engine.Git;

/// <summary>What the git command sees of our environment.</summary>
internal static class GitEnvironment
{
    private const string Prefix = "GIT_";

    /// <summary>Where a user's configuration lies, which must stay in force; everything else would point git elsewhere.</summary>
    private static readonly string[] Kept =
        ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH", "GIT_TEMPLATE_DIR"];

    /// <summary>
    /// Removes what names another repository, index, object store or identity (we may run inside a hook, where all of these are set),
    /// and makes git speak plain English and ask nobody.
    /// </summary>
    public static void Clean(IDictionary<string, string?> environment, string root)
    {
        foreach (string name in environment.Keys.Where(IsForeign).ToArray())
            environment.Remove(name);

        environment["LC_ALL"] = "C";
        environment["GIT_TERMINAL_PROMPT"] = "0";
        // Queries must not refresh, and so lock, the index that a person works with.
        environment["GIT_OPTIONAL_LOCKS"] = "0";
        // A damaged repository must be seen as such, not as a part of one further up.
        if (Path.GetDirectoryName(root) is { } parent)
            environment["GIT_CEILING_DIRECTORIES"] = parent;
    }

    private static bool IsForeign(string name) =>
        name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !Kept.Contains(name, StringComparer.OrdinalIgnoreCase);
}
