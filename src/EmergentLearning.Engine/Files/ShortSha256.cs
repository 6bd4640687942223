using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace EmergentLearning.Engine.Files;

/// <summary>
/// SHA-256 (FIPS 180-4) of contents as short as most records are, in managed code. On Linux the framework's first hash loads and sets up
/// OpenSSL: two of the twenty milliseconds of processor time that a process takes which records once, for five microseconds of hashing. It
/// names contents and guards no secret; for longer ones the framework's is faster. Thread-safe.
/// </summary>
internal static class ShortSha256
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 32;

    private const int BlockLength = 64;
    private const int CountLength = 8;
    private const int Rounds = 64;

    private static ReadOnlySpan<uint> Start =>
    [
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    ];

    private static ReadOnlySpan<uint> Constants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>The hash of a content.</summary>
    /// <param name="content">The bytes.</param>
    public static byte[] HashData(ReadOnlySpan<byte> content)
    {
        Span<uint> state = stackalloc uint[Length / sizeof(uint)];
        Start.CopyTo(state);
        ReadOnlySpan<byte> rest = content;
        for (; rest.Length >= BlockLength; rest = rest[BlockLength..])
            Mix(state, rest);

        // The end: a bit that is set, zeros, and how many bits there were, in one block or, where that finds no room, in two.
        Span<byte> end = stackalloc byte[2 * BlockLength];
        end.Clear();
        rest.CopyTo(end);
        end[rest.Length] = 0x80;
        int length = rest.Length + 1 + CountLength <= BlockLength ? BlockLength : 2 * BlockLength;
        BinaryPrimitives.WriteUInt64BigEndian(end[(length - CountLength)..], (ulong)content.Length * 8);
        for (int at = 0; at < length; at += BlockLength)
            Mix(state, end[at..]);

        byte[] hash = new byte[Length];
        for (int i = 0; i < state.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(i * sizeof(uint)), state[i]);
        return hash;
    }

    /// <summary>One block into the state; the names are the standard's.</summary>
    private static void Mix(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[Rounds];
        for (int t = 0; t < 16; t++)
            w[t] = BinaryPrimitives.ReadUInt32BigEndian(block[(t * sizeof(uint))..]);
        for (int t = 16; t < Rounds; t++)
        {
            uint sigma0 = Turn(w[t - 15], 7, 18) ^ (w[t - 15] >> 3);
            uint sigma1 = Turn(w[t - 2], 17, 19) ^ (w[t - 2] >> 10);
            w[t] = sigma1 + w[t - 7] + sigma0 + w[t - 16];
        }

        (uint a, uint b, uint c, uint d) = (state[0], state[1], state[2], state[3]);
        (uint e, uint f, uint g, uint h) = (state[4], state[5], state[6], state[7]);
        for (int t = 0; t < Rounds; t++)
        {
            uint t1 = h + (Turn(e, 6, 11) ^ BitOperations.RotateRight(e, 25)) + ((e & f) ^ (~e & g)) + Constants[t] + w[t];
            uint t2 = (Turn(a, 2, 13) ^ BitOperations.RotateRight(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
        }

        (state[0], state[1], state[2], state[3]) = (state[0] + a, state[1] + b, state[2] + c, state[3] + d);
        (state[4], state[5], state[6], state[7]) = (state[4] + e, state[5] + f, state[6] + g, state[7] + h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Turn(uint word, int one, int other) => BitOperations.RotateRight(word, one) ^ BitOperations.RotateRight(word, other);
}
