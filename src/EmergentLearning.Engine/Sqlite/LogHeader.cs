using EmergentLearning.Engine.Contracts;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>What the first bytes of a write-ahead log say (sqlite.org/fileformat2.html, 4.1).</summary>
internal static class LogHeader
{
    private const int Length = 32;
    private const int SaltOffset = 16;
    private const int SaltLength = 8;
    private const int FrameSaltOffset = Length + 8;

    /// <summary>
    /// Whether the log has a frame of its own: one that carries the salt of the log's header. Those without are of the log before, and
    /// are never read. SQLite holds no lock on the log itself, so that it may be opened beside it.
    /// </summary>
    /// <exception cref="StoreException">The log cannot be read.</exception>
    public static bool HasFrame(string path)
    {
        try
        {
            if (!File.Exists(path))
                return false;

            using SafeFileHandle log = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            Span<byte> start = stackalloc byte[FrameSaltOffset + SaltLength];
            return RandomAccess.Read(log, start, 0) == start.Length
                && start.Slice(SaltOffset, SaltLength).SequenceEqual(start.Slice(FrameSaltOffset, SaltLength));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(StoreFault.FileSystem, $"{path} cannot be read: {e.Message} Check the disk and the permissions.", e);
        }
    }
}
