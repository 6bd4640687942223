using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Backups;

namespace EmergentLearning.Memory.Tests.Backups;

/// <summary>What was encrypted comes back whole, or not at all: no chunk can be changed, cut off, swapped or repeated unseen.</summary>
public sealed class SealTests
{
    private const int Chunk = SealHeader.ChunkBytes + SealHeader.TagBytes;

    private static readonly BackupKey Key = BackupKey.FromPassphrase("correct horse battery staple");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(SealHeader.ChunkBytes - 1)]
    [InlineData(SealHeader.ChunkBytes)]
    [InlineData(SealHeader.ChunkBytes + 1)]
    [InlineData((3 * SealHeader.ChunkBytes) + 17)]
    public void It_comes_back(int length)
    {
        byte[] plain = Bytes(length);

        Assert.Equal(plain, Open(Seal(plain), Key));
    }

    [Fact]
    public void Nothing_of_the_text_shows()
    {
        byte[] text = [.. Enumerable.Repeat("a secret of some length ", 200).SelectMany(System.Text.Encoding.ASCII.GetBytes)];

        Assert.Equal(-1, Seal(text).AsSpan().IndexOf("secret"u8));
        Assert.NotEqual(Seal(text), Seal(text));
    }

    [Fact]
    public void Another_passphrase_is_told_so()
    {
        StoreException refusal = Assert.Throws<StoreException>(() => Open(Seal(Bytes(100)), BackupKey.FromPassphrase("wrong")));

        Assert.Equal(StoreFault.Security, refusal.Fault);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(20)]
    [InlineData(SealHeader.Length - 1)]
    [InlineData(SealHeader.Length)]
    [InlineData(SealHeader.Length + Chunk - 1)]
    [InlineData(SealHeader.Length + Chunk)]
    [InlineData(SealHeader.Length + (2 * Chunk) + 5)]
    public void A_changed_byte_is_noticed(int at)
    {
        byte[] sealedBytes = Seal(Bytes((2 * SealHeader.ChunkBytes) + 100));
        sealedBytes[at] ^= 0x10;

        Refused(sealedBytes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(SealHeader.Length)]
    [InlineData(SealHeader.Length + 10)]
    [InlineData(SealHeader.Length + Chunk)]
    [InlineData(SealHeader.Length + (2 * Chunk))]
    [InlineData(SealHeader.Length + (2 * Chunk) + 50)]
    public void A_cut_is_noticed(int length) => Refused(Seal(Bytes((2 * SealHeader.ChunkBytes) + 100))[..length]);

    [Fact]
    public void A_swapped_a_repeated_and_a_missing_chunk_are_noticed()
    {
        byte[] whole = Seal(Bytes(4 * SealHeader.ChunkBytes));
        byte[] header = whole[..SealHeader.Length];
        byte[][] chunks = [.. whole[SealHeader.Length..].Chunk(Chunk)];

        Refused([.. header, .. chunks[1], .. chunks[0], .. chunks[2], .. chunks[3]]);
        Refused([.. header, .. chunks[0], .. chunks[0], .. chunks[1], .. chunks[2], .. chunks[3]]);
        Refused([.. header, .. chunks[0], .. chunks[2], .. chunks[3]]);
        Refused([.. whole, .. chunks[3]]);
        byte[] unchanged = [.. header, .. chunks.SelectMany(chunk => chunk)];
        Assert.Equal(whole, unchanged);
    }

    private static void Refused(byte[] sealedBytes)
    {
        StoreException refusal = Assert.Throws<StoreException>(() => Open(sealedBytes, Key));
        Assert.Contains(refusal.Fault, new[] { StoreFault.Security, StoreFault.Validation });
    }

    private static byte[] Seal(byte[] plain)
    {
        using var target = new MemoryStream();
        using (var stream = new SealingStream(target, Key, SealHeader.FewestIterations))
        {
            // In odd pieces, as a compressor writes.
            foreach (byte[] part in plain.Chunk(7919))
                stream.Write(part);
            stream.Finish();
        }

        return target.ToArray();
    }

    private static byte[] Open(byte[] sealedBytes, BackupKey key)
    {
        using var stream = new UnsealingStream(new MemoryStream(sealedBytes), key, "test");
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }

    private static byte[] Bytes(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
