namespace EmergentLearning.Memory.Backups;

/// <summary>A backup as its file's name tells it. Its content is not looked at.</summary>
/// <param name="Name">What <c>elf restore</c> takes.</param>
/// <param name="Path">The file.</param>
/// <param name="MadeAt">When, UTC, to the second.</param>
/// <param name="IsEncrypted">Whether it needs a key.</param>
/// <param name="IsSafety">Whether a restore made it before it changed anything.</param>
/// <param name="Bytes">Its size.</param>
public sealed record BackupFile(string Name, string Path, DateTimeOffset MadeAt, bool IsEncrypted, bool IsSafety, long Bytes)
{
    /// <summary>Tells several of one second apart: 1, 2, ...</summary>
    internal int Number { get; init; } = 1;
}
