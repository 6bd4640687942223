namespace EmergentLearning.Engine.Tasks;

/// <summary>
/// Which folders are made a store without being asked. <c>elf</c> itself refuses to turn a folder with other files into one, because a base
/// path may be wrong. Records where a store keeps them show that it is not; any other folder is left to that refusal.
/// </summary>
internal static class StoreFolder
{
    /// <summary>Whether the folder holds records as Markdown under <c>memory/</c>, and no database yet.</summary>
    public static bool IsMarkdownOnly(string root)
    {
        string memory = Path.Combine(root, "memory");
        return Directory.Exists(memory) && !File.Exists(Path.Combine(memory, "index.db"))
            && Directory.EnumerateFiles(memory, "*.md", SearchOption.AllDirectories).Any();
    }

    /// <summary>The command that makes it one.</summary>
    public static IReadOnlyList<string> Init(string root) => ["init", "--base-path", root, "--format", "json"];
}
