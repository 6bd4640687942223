using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EmergentLearning.Memory.Backups;

/// <summary>
/// What an encrypted backup begins with: mark, rounds, salt, and the part of each nonce that is the same. It is not secret, and is
/// authenticated with every chunk.
/// </summary>
internal static class SealHeader
{
    public const int Length = 8 + sizeof(int) + SaltLength + PrefixLength;
    public const int ChunkBytes = 64 * 1024;
    public const int TagBytes = 16;
    public const int NonceBytes = 12;

    // OWASP's advice for PBKDF2 with SHA-256. More than the last is a damaged number: it would only cost an evening.
    public const int Iterations = 600_000;
    public const int FewestIterations = 100_000;
    private const int MostIterations = 10_000_000;

    private const int SaltLength = 16;
    private const int PrefixLength = 7;

    private static ReadOnlySpan<byte> Mark => "ELFSEAL1"u8;

    /// <summary>A header that no other archive has: one nonce is never used twice with one key.</summary>
    public static byte[] Create(int iterations)
    {
        byte[] header = new byte[Length];
        Mark.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(Mark.Length), iterations);
        RandomNumberGenerator.Fill(header.AsSpan(Mark.Length + sizeof(int)));
        return header;
    }

    /// <summary>Whether a file begins as an encrypted backup does.</summary>
    public static bool IsSealed(ReadOnlySpan<byte> start) => start.StartsWith(Mark);

    /// <summary>Whether the numbers in it can be right.</summary>
    public static bool IsPlausible(ReadOnlySpan<byte> header) =>
        header.Length == Length && IsSealed(header) && IterationsOf(header) is >= FewestIterations and <= MostIterations;

    public static AesGcm OpenCipher(ReadOnlySpan<byte> header, BackupKey key) =>
        new(key.Derive(header.Slice(Mark.Length + sizeof(int), SaltLength), IterationsOf(header)), TagBytes);

    /// <summary>
    /// The nonce of a chunk says which it is and whether it is the last: so chunks that are swapped, repeated or cut off do not open (the
    /// STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO 2015).
    /// </summary>
    public static void WriteNonce(Span<byte> nonce, ReadOnlySpan<byte> header, uint number, bool isLast)
    {
        header[^PrefixLength..].CopyTo(nonce);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[PrefixLength..], number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
    }

    private static int IterationsOf(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadInt32LittleEndian(header[Mark.Length..]);
}
