namespace EmergentLearning.Engine.Git;

/// <summary>What git's own check of a repository found.</summary>
/// <param name="Count">How many findings there are.</param>
/// <param name="First">The first few of them, in git's words.</param>
/// <param name="IsDamaged">
/// Whether something is missing or cannot be read; else all objects are there, and only break a rule of form, as commits of old tools do.
/// </param>
public sealed record GitFindings(int Count, IReadOnlyList<string> First, bool IsDamaged);
