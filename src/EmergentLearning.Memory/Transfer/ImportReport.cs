using EmergentLearning.Memory.Import;

namespace EmergentLearning.Memory.Transfer;

/// <summary>What an import did.</summary>
/// <param name="Files">Every file of the folder that was looked at, in order.</param>
/// <param name="Links">Links in the folder, which were not followed: what they point at may lie anywhere.</param>
/// <param name="Special">Pipes, sockets and devices in the folder, which were not opened: they have no end.</param>
public sealed record ImportReport(IReadOnlyList<ImportedEntry> Files, IReadOnlyList<string> Links, IReadOnlyList<string> Special)
{
    /// <summary>How many files became records or were kept, in this run.</summary>
    public int Added => Files.Count(file => file.IsNew);

    /// <summary>How many were imported before.</summary>
    public int Unchanged => Files.Count(file => !file.IsNew);

    /// <summary>How many files of a kind this run added.</summary>
    public int Count(ImportKind kind) => Files.Count(file => file.IsNew && file.Kind == kind);
}
