namespace EmergentLearning.Memory.Syncing;

/// <summary>A row without a document.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Id">Its key.</param>
/// <param name="Path">The path that a failure names, the domain of a heuristic, or the title of another record.</param>
internal sealed record UnfiledRow(string Table, long Id, string Path);
