using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Memory.Tables;

/// <summary>Where a file of the store came from: an import, or a folder that was adopted. It is what makes a second import change nothing.</summary>
[Table("elf_imports")]
[Unique(nameof(SourcePath), nameof(SourceHash), Name = "ux_elf_imports_source")]
public sealed partial record ImportedDocument
{
    /// <summary>The key.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>The path below the imported folder.</summary>
    public required string SourcePath { get; init; }

    /// <summary>The SHA-256 of the bytes that were imported, in hexadecimal.</summary>
    public required string SourceHash { get; init; }

    /// <summary>The path below the store's folder.</summary>
    [Index(Name = "idx_elf_imports_path")]
    public required string Path { get; init; }

    /// <summary>What it became.</summary>
    public required string Kind { get; init; }

    /// <summary>Why it is only kept, for a file that became no record.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was imported.</summary>
    public required string ImportedAt { get; init; }
}
