using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Tests.Files;

/// <summary>A log's file on a disk that fails when it is told to.</summary>
internal sealed class FaultyAppendFile(string path) : IAppendFile
{
    private readonly NativeAppendFile _file = new(path);

    /// <summary>How many bytes of the next append reach the file before the disk is full.</summary>
    public int? FullAfter { get; set; }

    public bool FailSync { get; set; }

    public bool FailTruncate { get; set; }

    public int Syncs { get; private set; }

    public long Length => _file.Length;

    public bool IsStillNamed => _file.IsStillNamed;

    public int Read(Span<byte> target, long offset) => _file.Read(target, offset);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (FullAfter is not { } room)
        {
            _file.Append(bytes);
            return;
        }

        _file.Append(bytes[..room]);
        throw new FileStoreException("injected: no room", errno: 28);
    }

    public void Rewrite(ReadOnlySpan<byte> bytes, long offset) => _file.Rewrite(bytes, offset);

    public void Truncate(long length)
    {
        if (FailTruncate)
            throw new StoreException(StoreFault.FileSystem, "injected: cannot cut");
        _file.Truncate(length);
    }

    public void Sync()
    {
        Syncs++;
        if (FailSync)
            throw new StoreException(StoreFault.FileSystem, "injected: sync failed");
        _file.Sync();
    }

    public void Dispose() => _file.Dispose();
}
