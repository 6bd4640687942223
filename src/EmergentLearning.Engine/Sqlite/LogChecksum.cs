using System.Buffers.Binary;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>The running checksum of a write-ahead log (sqlite.org/fileformat2.html 4.2).</summary>
/// <param name="isBigEndian">Which way the log's words are read; its own header says.</param>
internal struct LogChecksum(bool isBigEndian)
{
    private uint _first;
    private uint _second;

    /// <summary>Goes on over some bytes; a multiple of eight.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i += 8)
        {
            _first += Word(bytes[i..]) + _second;
            _second += Word(bytes[(i + 4)..]) + _first;
        }
    }

    /// <summary>Whether it is what the log has noted.</summary>
    public readonly bool Is(ReadOnlySpan<byte> noted) =>
        BinaryPrimitives.ReadUInt32BigEndian(noted) == _first && BinaryPrimitives.ReadUInt32BigEndian(noted[4..]) == _second;

    private readonly uint Word(ReadOnlySpan<byte> bytes) =>
        isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
