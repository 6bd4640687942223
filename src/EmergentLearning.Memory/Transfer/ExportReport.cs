namespace EmergentLearning.Memory.Transfer;

/// <summary>What an export did.</summary>
/// <param name="Written">The paths that were written, below the folder.</param>
/// <param name="Unchanged">How many were there already, byte for byte.</param>
/// <param name="Refused">Paths at which something else lies; nothing is overwritten.</param>
public sealed record ExportReport(IReadOnlyList<string> Written, int Unchanged, IReadOnlyList<string> Refused);
