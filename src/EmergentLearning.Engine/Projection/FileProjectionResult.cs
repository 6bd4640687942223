namespace EmergentLearning.Engine.Projection;

/// <summary>What became of a batch of files.</summary>
internal sealed class FileProjectionResult
{
    /// <summary>The entries whose files are in place and synced.</summary>
    public List<OutboxEntry> Written { get; } = [];

    /// <summary>The paths at which a person's content stands.</summary>
    public List<string> ConflictPaths { get; } = [];

    /// <summary>By path, why a file could not be written.</summary>
    public Dictionary<string, string> Problems { get; } = new(StringComparer.Ordinal);

    public void Add(FileProjectionResult other)
    {
        Written.AddRange(other.Written);
        ConflictPaths.AddRange(other.ConflictPaths);
        foreach ((string path, string problem) in other.Problems)
            Problems[path] = problem;
    }
}
