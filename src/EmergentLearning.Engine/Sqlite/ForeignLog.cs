using System.Buffers.Binary;
using EmergentLearning.Engine.Contracts;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>
/// Recognises a write-ahead log that belongs to another database. SQLite cannot tell: it would copy the other's pages over ours at the next
/// chance (sqlite.org/howtocorrupt.html 1.4). Such a log comes from a restored or copied folder.
/// </summary>
internal static class ForeignLog
{
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;
    private const int SaltOffset = 8;
    private const uint LittleEndianMagic = 0x377F0682;
    private const int ApplicationIdOffset = 68;

    /// <summary>Refuses a log whose database has no or another mark, beside a database that has ours; call it before SQLite looks at the log.</summary>
    /// <param name="path">The database.</param>
    /// <param name="header">What its file says.</param>
    /// <exception cref="StoreException">It is somebody else's.</exception>
    public static void Refuse(string path, DatabaseHeader header)
    {
        string log = path + "-wal";
        // Before the mark is in the file the log may be the one that brings it.
        if (header.ApplicationId != DatabaseHeader.OurApplicationId || !File.Exists(log))
            return;

        try
        {
            // SQLite holds no lock on this file, so closing it drops none.
            using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16);
            if (HasOtherMark(file.SafeFileHandle)
                && FindApplicationId(file) is { } mark && mark != DatabaseHeader.OurApplicationId)
            {
                throw new StoreException(
                    StoreFault.Database,
                    $"{log} belongs to another database (application_id 0x{mark:X8}), whose pages would destroy {path}. "
                    + "Nothing was changed: move the log to where it belongs, then try again.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(StoreFault.FileSystem, $"{log} cannot be read: {e.Message} Make it readable for this user, then try again.", e);
        }
    }

    /// <summary>
    /// Whether any first page in the log has another mark than ours, committed or not. Where none has, the newest committed one has none either, and
    /// that is the ordinary case: it is told from a few bytes a frame, without the pages and their checksums.
    /// </summary>
    private static bool HasOtherMark(SafeFileHandle log)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (ReadWhole(log, header, 0) && TryReadPageBytes(header, out int pageBytes))
        {
            Span<byte> frame = stackalloc byte[FrameHeaderBytes + ApplicationIdOffset + sizeof(int)];
            for (long at = HeaderBytes; ReadWhole(log, frame, at) && HasSalts(frame, header); at += FrameHeaderBytes + pageBytes)
            {
                if (BinaryPrimitives.ReadInt32BigEndian(frame) == 1
                    && BinaryPrimitives.ReadInt32BigEndian(frame[(FrameHeaderBytes + ApplicationIdOffset)..]) != DatabaseHeader.OurApplicationId)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool ReadWhole(SafeFileHandle log, Span<byte> bytes, long at)
    {
        while (!bytes.IsEmpty && RandomAccess.Read(log, bytes, at) is > 0 and int read)
        {
            bytes = bytes[read..];
            at += read;
        }

        return bytes.IsEmpty;
    }

    private static bool TryReadPageBytes(ReadOnlySpan<byte> header, out int pageBytes)
    {
        pageBytes = BinaryPrimitives.ReadInt32BigEndian(header[8..]);
        return (BinaryPrimitives.ReadUInt32BigEndian(header) & ~1u) == LittleEndianMagic && pageBytes is >= 512 and <= 65536;
    }

    private static bool HasSalts(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> header) =>
        frame.Slice(SaltOffset, 8).SequenceEqual(header.Slice(16, 8));

    /// <summary>
    /// The mark in the newest committed first page of a log, or <see langword="null"/> when it has none. A frame counts as it does for SQLite: its
    /// salts are the log's and its checksum, which goes on from frame to frame, is right. So a log that a living writer changes meanwhile is
    /// never misread: the chain ends.
    /// </summary>
    private static int? FindApplicationId(FileStream log)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (log.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes)
            return null;

        if (!TryReadPageBytes(header, out int pageBytes))
            return null;

        var sum = new LogChecksum(isBigEndian: (BinaryPrimitives.ReadUInt32BigEndian(header) & 1) != 0);
        sum.Add(header[..24]);
        if (!sum.Is(header[24..]))
            return null;

        int? pending = null;
        int? committed = null;
        byte[] frame = new byte[FrameHeaderBytes + pageBytes];
        while (log.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length)
        {
            Span<byte> page = frame.AsSpan(FrameHeaderBytes);
            sum.Add(frame.AsSpan(0, SaltOffset));
            sum.Add(page);
            if (!HasSalts(frame, header) || !sum.Is(frame.AsSpan(16)))
                break;

            if (BinaryPrimitives.ReadInt32BigEndian(frame) == 1)
                pending = BinaryPrimitives.ReadInt32BigEndian(page[ApplicationIdOffset..]);
            // The frame that ends a commit says how many pages the database then has.
            if (BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(4)) != 0)
                committed = pending;
        }

        return committed;
    }
}
