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
        Span<byte> start = stackalloc byte[FrameSaltOffset + SaltLength];
        return ReadStart(path, start) == start.Length
            && start.Slice(SaltOffset, SaltLength).SequenceEqual(start.Slice(FrameSaltOffset, SaltLength));
    }

    /// <summary>
    /// The header, by which a log is told from the one before it: it holds a number and salts of its own. Empty when there is no log, or less of one
    /// than a header, which SQLite takes for none.
    /// </summary>
    /// <exception cref="StoreException">The log cannot be read.</exception>
    public static byte[] Read(string path)
    {
        byte[] header = new byte[Length];
        return ReadStart(path, header) == Length ? header : [];
    }

    private static int ReadStart(string path, Span<byte> start)
    {
        try
        {
            if (!File.Exists(path))
                return 0;

            using SafeFileHandle log = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            return RandomAccess.Read(log, start, 0);
        }
        catch (FileNotFoundException)
        {
            // Deleted since: by the last writer, who has emptied it.
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(StoreFault.FileSystem, $"{path} cannot be read: {e.Message} Check the disk and the permissions.", e);
        }
    }
}
