using EmergentLearning.Memory.Import;

namespace EmergentLearning.Memory.Transfer;

/// <summary>What an import did.</summary>
/// <param name="Files">Every file of the folder that was looked at, in order.</param>
/// <param name="Links">Links in the folder, which were not followed: what they point at may lie anywhere.</param>
public sealed record ImportReport(IReadOnlyList<ImportedEntry> Files, IReadOnlyList<string> Links)
{
    /// <summary>Files that could not be read, or that the store refused: each alone, the others were imported.</summary>
    public IReadOnlyList<RefusedFile> Refused { get; init; } = [];

    /// <summary>How many files became records or were kept, in this run.</summary>
    public int Added => Files.Count(file => file.IsNew);

    /// <summary>How many were imported before.</summary>
    public int Unchanged => Files.Count(file => !file.IsNew);

    /// <summary>How many files of a kind this run added.</summary>
    public int Count(ImportKind kind) => Files.Count(file => file.IsNew && file.Kind == kind);
}
