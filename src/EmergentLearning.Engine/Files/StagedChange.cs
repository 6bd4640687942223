namespace EmergentLearning.Engine.Files;

/// <summary>One change that a batch will publish.</summary>
/// <param name="Target">The file, as a full path.</param>
/// <param name="Temporary">The synced bytes, or <see langword="null"/> to delete the file.</param>
/// <param name="MustBeNew">Whether an existing target wins.</param>
internal sealed record StagedChange(string Target, string? Temporary, bool MustBeNew)
{
    /// <summary>The folder of the file.</summary>
    public string Folder { get; } = Path.GetDirectoryName(Target)!;
}
