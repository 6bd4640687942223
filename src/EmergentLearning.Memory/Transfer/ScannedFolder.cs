namespace EmergentLearning.Memory.Transfer;

/// <summary>What lies in a folder.</summary>
/// <param name="Files">Paths of files below it, with <c>/</c>.</param>
/// <param name="Links">Paths of links, which were not followed.</param>
/// <param name="Special">Paths of pipes, sockets and devices, which were not opened.</param>
internal sealed record ScannedFolder(List<string> Files, List<string> Links, List<string> Special);
