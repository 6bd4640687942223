using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Backups;

/// <summary>Reads an archive from its start to its end, and refuses it at the first thing that is not as it was written.</summary>
internal sealed class ArchiveReader : IDisposable
{
    private const int LargestManifest = 1 << 28;

    private readonly FileStream _file;
    private readonly Stream _archive;
    private readonly TarReader _tar;
    private readonly string _name;

    private ArchiveReader(FileStream file, Stream archive, string name)
    {
        _file = file;
        _archive = archive;
        _name = name;
        _tar = new TarReader(new GZipStream(archive, CompressionMode.Decompress), leaveOpen: false);
    }

    /// <summary>Opens a backup and makes sure that it is whole, as far as that can be known before it is read.</summary>
    /// <exception cref="StoreException">It cannot be read, is damaged, or needs a key, or another one.</exception>
    public static ArchiveReader Open(BackupFile backup, BackupKey? key)
    {
        FileStream file = OpenFile(backup);
        try
        {
            return new ArchiveReader(file, OpenArchive(file, backup, key), backup.Name);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The manifest: the first file.</summary>
    public BackupManifest ReadManifest() => Guard(() =>
    {
        TarEntry? first = _tar.GetNextEntry();
        if (first is not { Name: ArchiveNames.Manifest, DataStream: { } data, Length: <= LargestManifest })
            throw BackupFault.Damaged(_name, "it does not begin with a manifest");

        using var bytes = new MemoryStream();
        data.CopyTo(bytes);
        return ManifestJson.Read(bytes.ToArray(), _name);
    });

    /// <summary>Hands out every other file, in order, and makes sure that each is the one that the manifest lists.</summary>
    /// <param name="manifest">What <see cref="ReadManifest"/> gave.</param>
    /// <param name="open">Where the bytes of one go.</param>
    public void ReadAll(BackupManifest manifest, Func<ArchiveEntry, Stream> open) => Guard(() =>
    {
        foreach (ArchiveEntry expected in manifest.Entries)
        {
            TarEntry? entry = _tar.GetNextEntry();
            if (entry is null || entry.Name != expected.Name || entry.EntryType != TarEntryType.RegularFile || entry.Length != expected.Bytes)
                throw BackupFault.Damaged(_name, $"the file {expected.Name} is missing");
            using Stream target = open(expected);
            if (CopyHashed(entry.DataStream ?? Stream.Null, target) != expected.Hash)
                throw BackupFault.Damaged(_name, $"the file {expected.Name} has other bytes than it was written with");
        }

        return _tar.GetNextEntry() is null ? 0 : throw BackupFault.Damaged(_name, "it holds a file that its manifest does not list");
    });

    public void Dispose()
    {
        _tar.Dispose();
        _archive.Dispose();
        _file.Dispose();
    }

    private static string CopyHashed(Stream source, Stream target)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] chunk = new byte[1 << 16];
        for (int read; (read = source.Read(chunk)) > 0;)
        {
            hash.AppendData(chunk, 0, read);
            target.Write(chunk, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static FileStream OpenFile(BackupFile backup)
    {
        try
        {
            return new FileStream(backup.Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(StoreFault.FileSystem, $"The backup {backup.Path} cannot be read: {e.Message} Nothing was changed.", e);
        }
    }

    private static Stream OpenArchive(FileStream file, BackupFile backup, BackupKey? key)
    {
        Span<byte> start = stackalloc byte[8];
        int length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        // By the name as well as by the bytes: one whose first bytes are damaged must not be taken for the other kind.
        if (backup.IsEncrypted || SealHeader.IsSealed(start[..length]))
            return new UnsealingStream(file, key ?? throw BackupFault.NeedsKey(backup.Name), backup.Name);
        return DigestTrailer.IsGenuine(file) ? file : throw BackupFault.Damaged(backup.Name, "its bytes do not have the digest that they were written with");
    }

    /// <summary>What the readers of tar and gzip say about bytes that were written otherwise.</summary>
    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException or ArgumentException)
        {
            throw BackupFault.Damaged(_name, "it cannot be unpacked", e);
        }
    }
}
