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
            return StoreFolder.IsMarkdownOnly(Root) ? [StoreFolder.Init(Root), sync] : [sync];
        }
    }
}
