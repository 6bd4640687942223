using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Memory.Tables;

/// <summary>A link as the file of a record states it. Records are named by their uids, so it holds in every clone, whatever tables they are in.</summary>
[Table("elf_links")]
[Unique(nameof(HolderUid), nameof(Relation), nameof(OtherUid), Name = "ux_elf_links")]
public sealed partial record StoredLink
{
    /// <summary>The key.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>The record whose file states it.</summary>
    public required string HolderUid { get; init; }

    /// <summary>What the holder is to the other: <c>supersedes</c>, or an inverse, <c>superseded-by</c>.</summary>
    public required string Relation { get; init; }

    /// <summary>The other record; it may not be in this store yet.</summary>
    [Index(Name = "idx_elf_links_other")]
    public required string OtherUid { get; init; }

    /// <summary>When it was taken in here.</summary>
    public required string CreatedAt { get; init; }
}
