using Microsoft.Build.Framework;

namespace EmergentLearning.Engine.Tasks;

/// <summary>Brings Markdown and database of a store in step: <c>elf sync --fix</c>.</summary>
public sealed class ElfSyncTask : ElfTask
{
    /// <summary>The store's folder.</summary>
    [Required]
    public string Root { get; set; } = "";

    private protected override IReadOnlyList<string> Arguments => ["sync", "--fix", "--base-path", Root, "--format", "json"];
}
