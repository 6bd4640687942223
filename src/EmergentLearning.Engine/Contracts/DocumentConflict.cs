namespace EmergentLearning.Engine.Contracts;

/// <summary>A file was changed by a person and by the store at once. Both contents are kept: the person's where it was, ours beside it.</summary>
/// <param name="Path">The person's file, untouched.</param>
/// <param name="KeptPath">Where the store's content went.</param>
public sealed record DocumentConflict(string Path, string KeptPath);
