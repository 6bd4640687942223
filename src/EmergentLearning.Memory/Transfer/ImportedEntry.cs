using EmergentLearning.Memory.Import;

namespace EmergentLearning.Memory.Transfer;

/// <summary>What became of one imported file.</summary>
/// <param name="SourcePath">Its path below the imported folder.</param>
/// <param name="Path">Its path below the store's folder.</param>
/// <param name="Kind">What it became.</param>
/// <param name="Records">How many records it holds.</param>
/// <param name="Reason">Why it was only kept, for one that became no record.</param>
/// <param name="Notes">What was odd about it.</param>
/// <param name="IsNew">Whether this run added it; false when the same bytes were imported from the same path before.</param>
public sealed record ImportedEntry(
    string SourcePath, string Path, ImportKind Kind, int Records, string? Reason, IReadOnlyList<string> Notes, bool IsNew);
