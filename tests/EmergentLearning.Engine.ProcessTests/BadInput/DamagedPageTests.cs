using System.Buffers.Binary;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Health;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Engine.ProcessTests.BadInput;

/// <summary>A page of the database is garbage: header, schema, tables, indexes, free list, one after the other.</summary>
public sealed class DamagedPageTests
{
    private const int PageBytes = 4096;
    private const int HeaderBytes = 100;

    [Fact]
    public async Task Whatever_page_is_damaged_it_is_said_and_every_record_comes_back_from_the_files()
    {
        using RecordedStore store = await RecordedStore.CreateAsync();
        string whole = store.NewCopy(withLog: false);
        AddFreePages(whole);
        byte[] original = await File.ReadAllBytesAsync(RecordedStore.DatabaseOf(whole));
        var refused = new List<int>();
        for (int page = 0; page < original.Length / PageBytes; page++)
        {
            string folder = store.NewCopy(withLog: false);
            byte[] damaged = [.. original];
            damaged.AsSpan(page * PageBytes, PageBytes)[(page == 0 ? HeaderBytes : 0)..].Fill(0xEE);
            await File.WriteAllBytesAsync(RecordedStore.DatabaseOf(folder), damaged);

            bool recorded = await TryRecordAsync(folder);

            if (!recorded)
                refused.Add(page);
            // A page that nothing looked at may be damaged in silence, but not for whoever asks; only what a free page holds is nobody's.
            else if (!IsWhole(folder))
                Assert.Contains(await ExamineAsync(folder), state => state == HealthState.Bad);
            await RecordedStore.RebuildFromFilesAsync(folder);
            await store.AssertWholeAsync(folder, withNew: recorded);
        }

        Assert.InRange(refused.Count, 10, original.Length / PageBytes);
    }

    [Theory]
    [InlineData(0, "not SQLite")]
    [InlineData(16, "\0\u0003")]
    public async Task A_damaged_header_is_refused_and_left_alone_until_it_is_mended(int offset, string bytes)
    {
        using RecordedStore store = await RecordedStore.CreateAsync();
        string folder = store.NewCopy(withLog: false);
        string database = RecordedStore.DatabaseOf(folder);
        byte[] original = await File.ReadAllBytesAsync(database);
        byte[] damaged = [.. original];
        System.Text.Encoding.Latin1.GetBytes(bytes).CopyTo(damaged, offset);
        await File.WriteAllBytesAsync(database, damaged);

        StoreException write = await Assert.ThrowsAnyAsync<StoreException>(() => RecordedStore.RecordNewAsync(folder));
        StoreException read = Assert.ThrowsAny<StoreException>(() => MemoryReader.Open(folder).Recent(1));

        Assert.All([write, read], refusal => AssertSays(refusal));
        Assert.Equal(damaged, await File.ReadAllBytesAsync(database));
        await File.WriteAllBytesAsync(database, original);
        await RecordedStore.RecordNewAsync(folder);
        await store.AssertWholeAsync(folder, withNew: true);
    }

    private static async Task<bool> TryRecordAsync(string folder)
    {
        try
        {
            await RecordedStore.RecordNewAsync(folder);
            return true;
        }
        catch (StoreException refusal)
        {
            AssertSays(refusal);
            return false;
        }
    }

    /// <summary>Whether SQLite finds nothing wrong. Of a full-text index whose own tables are garbage it does not even say so, but fails.</summary>
    private static bool IsWhole(string folder)
    {
        try
        {
            return (string)RecordedStore.Execute(folder, "pragma integrity_check")! == "ok";
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == 11)
        {
            return false;
        }
    }

    private static void AssertSays(StoreException refusal)
    {
        Assert.Equal(StoreFault.Database, refusal.Fault);
        Assert.Contains("index.db", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("elf doctor", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<HealthState>> ExamineAsync(string folder)
    {
        await using MemoryReader reader = MemoryReader.Open(folder);
        return [.. reader.Examine().Select(check => check.State)];
    }

    private static void AddFreePages(string folder)
    {
        RecordedStore.Execute(folder, "create table gone (a); insert into gone values (zeroblob(30000)); drop table gone; pragma wal_checkpoint(truncate)");
        Assert.NotEqual(0, BinaryPrimitives.ReadInt32BigEndian(File.ReadAllBytes(RecordedStore.DatabaseOf(folder)).AsSpan(32)));
    }
}
