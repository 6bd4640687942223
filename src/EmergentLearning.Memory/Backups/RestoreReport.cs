namespace EmergentLearning.Memory.Backups;

/// <summary>What a restore did, or would do.</summary>
/// <param name="Source">The backup's name, or the commit.</param>
/// <param name="Folder">The store's folder.</param>
/// <param name="Learnings">How many learnings there are now.</param>
/// <param name="Heuristics">How many heuristics.</param>
/// <param name="Files">How many files of the store.</param>
/// <param name="Gone">How many records of before are not among them: in the safety copy, and in git's history, they still are.</param>
/// <param name="ChangedFiles">How many files were written, changed or removed.</param>
public sealed record RestoreReport(string Source, string Folder, long Learnings, long Heuristics, int Files, long Gone, int ChangedFiles)
{
    /// <summary>The backup of what was there before; <see langword="null"/> when there was nothing that could be read.</summary>
    public string? SafetyBackup { get; init; }

    /// <summary>Where the files of a database that could not be read were put; <see langword="null"/> when it could.</summary>
    public string? DamagedCopy { get; init; }

    /// <summary>What keeps a file or commit waiting; <see langword="null"/> for nothing.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether it was only looked at.</summary>
    public bool IsDryRun { get; init; }
}
