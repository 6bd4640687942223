using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Memory.Tables;

/// <summary>
/// A record that was deleted: its row as it was, out of the table in which questions look. When its file comes back, the row does, with
/// its number.
/// </summary>
[Table("elf_tombstones")]
[Index(nameof(RowTable), nameof(RowId), Name = "idx_elf_tombstones_row")]
public sealed partial record Tombstone
{
    /// <summary>The key.</summary>
    [Key(AutoIncrement = true)]
    public long Id { get; init; }

    /// <summary>The table that the row was in.</summary>
    public required string RowTable { get; init; }

    /// <summary>The row's key there, which is not given out again.</summary>
    public required long RowId { get; init; }

    /// <summary>The record's name in every store; null for a row of another tool.</summary>
    [Index(Name = "idx_elf_tombstones_uid")]
    public string? Uid { get; init; }

    /// <summary>The file with which it was deleted, below the store's folder.</summary>
    [Index(Name = "idx_elf_tombstones_path")]
    public required string Path { get; init; }

    /// <summary>The row: a JSON object, with a member for each column.</summary>
    public required string Content { get; init; }

    /// <summary>The file's bytes, with the first of the rows that were deleted with it.</summary>
    public byte[]? Document { get; init; }

    /// <summary>When it was found to be deleted (UTC).</summary>
    public required string DeletedAt { get; init; }

    /// <summary>How it was deleted.</summary>
    public required string Reason { get; init; }
}
