namespace EmergentLearning.Engine.Tasks.Remembering;

/// <summary>The command lines of <c>elf build</c>.</summary>
internal static class BuildCommand
{
    /// <summary>The verb, on a store that is made one first where its records show that it is to be.</summary>
    /// <param name="verb">What to do.</param>
    /// <param name="root">The store's folder; empty for the one that <c>elf</c> takes by itself.</param>
    public static IReadOnlyList<IReadOnlyList<string>> For(string verb, string root)
    {
        if (root.Length == 0)
            return [["build", verb]];

        string[] command = ["build", verb, "--base-path", root];
        return StoreFolder.IsMarkdownOnly(root) ? [StoreFolder.Init(root), command] : [command];
    }
}
