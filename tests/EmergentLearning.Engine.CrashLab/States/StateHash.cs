using System.Buffers.Binary;

namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>A hash of 128 bits, fast enough for millions of states; two states are the same when it is. Not for secrets.</summary>
internal static class StateHash
{
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xC2B2AE3D27D4EB4F;
    private const ulong Third = 0x165667B19E3779F9;

    public static (ulong Low, ulong High) Of(ReadOnlySpan<byte> bytes)
    {
        ulong low = (ulong)bytes.Length ^ First;
        ulong high = (ulong)bytes.Length ^ Second;
        for (; bytes.Length >= 16; bytes = bytes[16..])
        {
            ulong a = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            ulong b = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
            low = Mix(a ^ First ^ low, b ^ Second);
            high = Mix(b ^ Third ^ high, a ^ First);
        }

        Span<byte> tail = stackalloc byte[16];
        tail.Clear();
        bytes.CopyTo(tail);
        ulong c = BinaryPrimitives.ReadUInt64LittleEndian(tail);
        ulong d = BinaryPrimitives.ReadUInt64LittleEndian(tail[8..]);
        return (Mix(c ^ Second ^ low, d ^ Third), Mix(d ^ First ^ high, c ^ Second));
    }

    /// <summary>In this order.</summary>
    public static (ulong Low, ulong High) Join((ulong Low, ulong High) one, (ulong Low, ulong High) other) =>
        (Mix(one.Low ^ First, other.Low ^ Second) + Mix(one.High ^ Third, other.Low), Mix(one.High ^ Second, other.High ^ First) + Mix(one.Low, other.High ^ Third));

    /// <summary>In any order.</summary>
    public static (ulong Low, ulong High) Add((ulong Low, ulong High) one, (ulong Low, ulong High) other) =>
        (one.Low + other.Low, one.High + other.High);

    public static ulong Mix(ulong one, ulong other)
    {
        ulong high = Math.BigMul(one, other, out ulong low);
        // A factor of 0 would forget the other one.
        return high ^ low ^ (one + other);
    }
}
