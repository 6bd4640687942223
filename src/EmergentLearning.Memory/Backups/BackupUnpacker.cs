using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Git;
using EmergentLearning.Memory.Health;

namespace EmergentLearning.Memory.Backups;

/// <summary>Makes a whole store of a backup in an empty folder: database, files, git. Every byte is compared with its hash on the way.</summary>
internal static class BackupUnpacker
{
    // Gone when the repository is made of it.
    private const string PackFolder = ".elf-history";

    /// <param name="backup">The backup.</param>
    /// <param name="key">What it is encrypted with, or <see langword="null"/>.</param>
    /// <param name="folder">An existing folder, empty.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">The backup is damaged or does not open, or the folder cannot be written.</exception>
    public static async Task<BackupManifest> UnpackAsync(BackupFile backup, BackupKey? key, string folder, CancellationToken ct)
    {
        BackupManifest manifest = Unpack(backup, key, folder);
        if (manifest.References is { } references)
            await GitArchive.UnpackAsync(folder, references, FindPack(folder), ct).ConfigureAwait(false);
        string packs = Path.Combine(folder, PackFolder);
        if (Directory.Exists(packs))
            Directory.Delete(packs, recursive: true);
        return manifest;
    }

    private static BackupManifest Unpack(BackupFile backup, BackupKey? key, string folder)
    {
        try
        {
            using ArchiveReader archive = ArchiveReader.Open(backup, key);
            BackupManifest manifest = archive.ReadManifest();
            archive.ReadAll(manifest, entry => ScratchFolder.CreateFile(
                folder, PathOf(entry.Name) ?? throw BackupFault.Damaged(backup.Name, $"it holds {entry.Name}")));
            return manifest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreFault.FileSystem, $"The backup {backup.Name} could not be unpacked to {folder}: {e.Message} Make room, then try again.", e);
        }
    }

    /// <summary>Where a file of the archive belongs; <see langword="null"/> for one that no archive of ours has.</summary>
    private static string? PathOf(string name)
    {
        if (name == ArchiveNames.Database)
            return StoreSite.Database;
        if (name.StartsWith(ArchiveNames.GitFolder, StringComparison.Ordinal))
            return $"{PackFolder}/{name[ArchiveNames.GitFolder.Length..]}";

        string? path = After(name, ArchiveNames.Files) ?? After(name, ArchiveNames.Edits);
        string? top = path?.Split('/')[0];
        bool isOurs = top is null
            || top.Equals(".git", StringComparison.OrdinalIgnoreCase)
            || top.StartsWith(".elf", StringComparison.OrdinalIgnoreCase)
            || path!.StartsWith(StoreSite.Database, StringComparison.OrdinalIgnoreCase);
        return isOurs ? null : path;
    }

    private static string? After(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : null;

    private static GitPack? FindPack(string folder)
    {
        string packs = Path.Combine(folder, PackFolder);
        string? pack = Directory.Exists(packs) ? Directory.EnumerateFiles(packs, "*.pack").FirstOrDefault() : null;
        return pack is null ? null : new GitPack(pack, Path.ChangeExtension(pack, ".idx"));
    }
}
