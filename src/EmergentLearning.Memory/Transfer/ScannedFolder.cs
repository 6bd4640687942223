namespace EmergentLearning.Memory.Transfer;

/// <summary>What lies in a folder.</summary>
/// <param name="Files">Paths of files below it, with <c>/</c>.</param>
/// <param name="Links">Paths of links, which were not followed.</param>
internal sealed record ScannedFolder(IReadOnlyList<string> Files, IReadOnlyList<string> Links);
