using Microsoft.Build.Framework;

namespace EmergentLearning.Engine.Tasks;

/// <summary>
/// Brings Markdown and database of a store in step: <c>elf sync --fix</c>. A folder that holds records as Markdown under <c>memory/</c>,
/// and no database yet, is made a store first: <c>elf init</c>.
/// </summary>
public sealed class ElfSyncTask : ElfTask
{
    /// <summary>The store's folder.</summary>
    [Required]
    public string Root { get; set; } = "";

    private protected override IReadOnlyList<IReadOnlyList<string>> Commands
    {
        get
        {
            string[] sync = ["sync", "--fix", "--base-path", Root, "--format", "json"];
            return IsMarkdownOnly ? [["init", "--base-path", Root, "--format", "json"], sync] : [sync];
        }
    }

    // elf itself refuses to turn a folder with other files into a store, because a base path may be wrong. Records where a store
    // keeps them show that it is not; any other folder is left to that refusal.
    private bool IsMarkdownOnly
    {
        get
        {
            string memory = Path.Combine(Root, "memory");
            return Directory.Exists(memory) && !File.Exists(Path.Combine(memory, "index.db"))
                && Directory.EnumerateFiles(memory, "*.md", SearchOption.AllDirectories).Any();
        }
    }
}
