namespace EmergentLearning.Memory.Builds;

/// <summary>A time that a failure was mended: the project built again.</summary>
/// <param name="When">When it did, in UTC, to the second.</param>
/// <param name="Commit">The commit that the sources were at; <see langword="null"/> where there was none.</param>
/// <param name="IsCommitted">
/// Whether that commit holds what mended it. Otherwise it was mended by changes that were not committed yet, on top of that commit.
/// </param>
public sealed record BuildMending(DateTimeOffset When, string? Commit, bool IsCommitted);
