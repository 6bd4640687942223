using System.Buffers.Binary;
using System.Security.Cryptography;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Files;

/// <summary>The first bytes of an append log: what it is, and which one.</summary>
internal static class AppendLogHead
{
    /// <summary>How many bytes it takes: a magic of eight, the identity, and a checksum over both.</summary>
    public const int Size = 16;

    private static ReadOnlySpan<byte> Magic => "ELELOG1\n"u8;

    /// <summary>The head of a log that is like no other.</summary>
    public static byte[] Create()
    {
        byte[] head = new byte[Size];
        Magic.CopyTo(head);
        RandomNumberGenerator.Fill(head.AsSpan(8, 4));
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(12), AppendRecordHeader.Checksum(0, head.AsSpan(0, 12), []));
        return head;
    }

    /// <summary>The identity of a log.</summary>
    /// <exception cref="StoreException">It is no append log, or its head is damaged.</exception>
    public static uint Read(string path, ReadOnlySpan<byte> head)
    {
        // The file got its name with the head in it, durably; so a short or a wrong one is never ours in the making.
        if (head.Length < Size || !head.StartsWith(Magic))
            throw new StoreException(StoreFault.FileSystem, $"'{path}' is not an append log. It was left as it is; give another file.");
        if (BinaryPrimitives.ReadUInt32LittleEndian(head[12..]) != AppendRecordHeader.Checksum(0, head[..12], []))
        {
            throw new StoreException(
                StoreFault.FileSystem, $"The head of the append log '{path}' is damaged. It was left as it is; restore it from a backup.");
        }

        return BinaryPrimitives.ReadUInt32LittleEndian(head[8..]);
    }
}
