using System.Formats.Tar;
using System.IO.Compression;

namespace EmergentLearning.Memory.Backups;

/// <summary>Writes an archive, file by file: tar, compressed, with a digest at its end, and encrypted when there is a key.</summary>
internal sealed class ArchiveWriter : IDisposable
{
    private readonly SealingStream? _sealing;
    private readonly Stream _target;
    private readonly HashingStream _hashing;
    private readonly GZipStream _compressed;
    private readonly TarWriter _tar;
    private readonly DateTimeOffset _madeAt;

    /// <param name="target">The file; stays open.</param>
    /// <param name="key">What it is encrypted with, or <see langword="null"/>.</param>
    /// <param name="madeAt">The time of every file in it.</param>
    public ArchiveWriter(Stream target, BackupKey? key, DateTimeOffset madeAt)
    {
        _madeAt = madeAt;
        _sealing = key is null ? null : new SealingStream(target, key);
        _target = _sealing ?? target;
        _hashing = new HashingStream(_target);
        _compressed = new GZipStream(_hashing, CompressionLevel.Fastest, leaveOpen: true);
        _tar = new TarWriter(_compressed, TarEntryFormat.Pax, leaveOpen: true);
    }

    public void Add(string name, Stream content) => _tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)
    {
        DataStream = content,
        ModificationTime = _madeAt,
        Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });

    public void Add(string name, byte[] content) => Add(name, new MemoryStream(content, writable: false));

    /// <summary>Writes what makes it whole. Without it nobody can read it.</summary>
    public void Finish()
    {
        _tar.Dispose();
        _compressed.Dispose();
        DigestTrailer.Write(_target, _hashing.Digest());
        _sealing?.Finish();
    }

    public void Dispose()
    {
        _tar.Dispose();
        _compressed.Dispose();
        _hashing.Dispose();
        _sealing?.Dispose();
    }
}
