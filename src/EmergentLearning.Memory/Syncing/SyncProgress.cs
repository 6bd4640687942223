namespace EmergentLearning.Memory.Syncing;

/// <summary>How far long work has come.</summary>
/// <param name="Activity">What is being done.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Total">Of how many.</param>
public sealed record SyncProgress(string Activity, int Done, int Total);
