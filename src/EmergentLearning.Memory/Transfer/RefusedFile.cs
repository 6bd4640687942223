namespace EmergentLearning.Memory.Transfer;

/// <summary>A file that could not be imported. Nothing of it is in the store.</summary>
/// <param name="Path">Its path below the imported folder.</param>
/// <param name="Reason">Why, and what to do.</param>
public sealed record RefusedFile(string Path, string Reason);
