using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace EmergentLearning.Engine.Files;

/// <summary>What stands in front of each record of an append log.</summary>
/// <param name="Length">The bytes of the record.</param>
/// <param name="Sequence">Its number; the first has 1, and none is left out.</param>
/// <param name="Position">Its place in its batch; everything in front of the batch was durable when the batch was written.</param>
internal readonly record struct AppendRecordHeader(int Length, long Sequence, int Position)
{
    /// <summary>How many bytes it takes: checksum, length, sequence, position, each with its lowest byte first.</summary>
    public const int Size = 4 + 4 + 8 + 4;

    /// <summary>The number of the first record of its batch.</summary>
    public long BatchStart => Sequence - Position;

    /// <summary>Writes it, with the checksum over it and the record.</summary>
    /// <param name="log">The identity of the log, so that bytes of another one, left in a reused block, are none of it.</param>
    /// <param name="target">At least <see cref="Size"/> bytes.</param>
    /// <param name="record">The record's bytes.</param>
    public void Write(uint log, Span<byte> target, ReadOnlySpan<byte> record)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target[4..], Length);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], Sequence);
        BinaryPrimitives.WriteInt32LittleEndian(target[16..], Position);
        BinaryPrimitives.WriteUInt32LittleEndian(target, Checksum(log, target[4..Size], record));
    }

    /// <summary>Reads it, without the checksum.</summary>
    public static AppendRecordHeader Read(ReadOnlySpan<byte> source) => new(
        BinaryPrimitives.ReadInt32LittleEndian(source[4..]),
        BinaryPrimitives.ReadInt64LittleEndian(source[8..]),
        BinaryPrimitives.ReadInt32LittleEndian(source[16..]));

    /// <summary>Whether the checksum of a header fits it and its record.</summary>
    public static bool IsWhole(uint log, ReadOnlySpan<byte> header, ReadOnlySpan<byte> record) =>
        BinaryPrimitives.ReadUInt32LittleEndian(header) == Checksum(log, header[4..Size], record);

    /// <summary>CRC-32C, which finds every single and double error and every burst of 32 bits; a processor does it at memory speed.</summary>
    internal static uint Checksum(uint log, ReadOnlySpan<byte> header, ReadOnlySpan<byte> record) =>
        ~Add(Add(~log, header), record);

    private static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (ulong eight in MemoryMarshal.Cast<byte, ulong>(bytes))
            sum = BitOperations.Crc32C(sum, BitConverter.IsLittleEndian ? eight : BinaryPrimitives.ReverseEndianness(eight));
        foreach (byte one in bytes[(bytes.Length & ~7)..])
            sum = BitOperations.Crc32C(sum, one);
        return sum;
    }
}
