namespace EmergentLearning.Memory.Backups;

/// <summary>How backups are made and found. Immutable; the defaults are right for most.</summary>
public sealed record BackupOptions
{
    /// <summary>Where the backups lie. Default: <c>backups</c> in the store's folder, which git ignores.</summary>
    public string? Folder { get; init; }

    /// <summary>What backups are encrypted with. Default: they are not.</summary>
    public BackupKey? Key { get; init; }

    /// <summary>How long one and the same holder of a lock is waited for. Default: 10 seconds.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Where "now" comes from. Default: the system's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal string FolderFor(string storeFolder) => Folder is null ? BackupFolder.Of(storeFolder) : Path.GetFullPath(Folder);
}
