using System.Security.Cryptography;

namespace EmergentLearning.Memory.Backups;

/// <summary>
/// The end of an archive: a member of gzip (RFC 1952) that holds no data, and in its extra field the SHA-256 of all bytes before it. So any
/// changed byte is noticed, and every tool that opens a <c>.tar.gz</c> still opens this one.
/// </summary>
internal static class DigestTrailer
{
    public const int Length = HeadLength + SHA256.HashSizeInBytes + EndLength;

    private const int HeadLength = 16;
    private const int EndLength = 10;

    // Magic, deflate, "has an extra field", no time, no system; the field's length, 36; its id, EL; the length of what is in it, 32.
    private static ReadOnlySpan<byte> Head => [0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 255, 36, 0, (byte)'E', (byte)'L', 32, 0];

    // An empty block, the checksum of nothing, its length.
    private static ReadOnlySpan<byte> End => [3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    public static void Write(Stream target, ReadOnlySpan<byte> digest)
    {
        target.Write(Head);
        target.Write(digest);
        target.Write(End);
    }

    /// <summary>Whether the bytes before the end are those that were written. Reads the file once; leaves it at its start.</summary>
    public static bool IsGenuine(Stream archive)
    {
        if (archive.Length < Length)
            return false;

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] chunk = new byte[1 << 16];
        for (long left = archive.Length - Length; left > 0;)
        {
            int read = archive.Read(chunk, 0, (int)Math.Min(chunk.Length, left));
            if (read == 0)
                return false;
            hash.AppendData(chunk, 0, read);
            left -= read;
        }

        Span<byte> trailer = stackalloc byte[Length];
        bool isWhole = archive.ReadAtLeast(trailer, Length, throwOnEndOfStream: false) == Length;
        archive.Position = 0;
        return isWhole
            && trailer.StartsWith(Head) && trailer.EndsWith(End)
            && trailer.Slice(HeadLength, SHA256.HashSizeInBytes).SequenceEqual(hash.GetHashAndReset());
    }
}
