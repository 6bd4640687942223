using System.Buffers.Binary;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Engine.ProcessTests.BadInput;

/// <summary>The write-ahead log was cut off, or is another database's.</summary>
public sealed class LogTests
{
    private const int HeaderBytes = 32;
    private const int FrameBytes = 24 + 4096;

    // A frame is cut at its start, in its header, in its page, and at the last byte.
    private static readonly int[] Inside = [0, 12, 2000, FrameBytes - 1];

    [Fact]
    public async Task A_log_that_was_cut_anywhere_gives_whole_transactions_and_the_files_give_the_rest()
    {
        using RecordedStore store = await RecordedStore.CreateAsync();
        int length = (int)new FileInfo(RecordedStore.DatabaseOf(store.NewCopy()) + "-wal").Length;
        Assert.InRange(length, HeaderBytes + (20 * FrameBytes), int.MaxValue);
        var counts = new List<int>();
        for (int frame = 0; HeaderBytes + (frame * FrameBytes) < length; frame++)
        {
            string folder = store.NewCopy();
            using (FileStream log = File.Open(RecordedStore.DatabaseOf(folder) + "-wal", FileMode.Open))
                log.SetLength(HeaderBytes + (frame * FrameBytes) + Inside[frame % Inside.Length]);

            await RecordedStore.RecordNewAsync(folder);
            counts.Add(CountIn(store, folder));
            await RecordedStore.SyncAsync(folder);
            await store.AssertWholeAsync(folder, withNew: true);
        }

        // The longer the log, the more of the records are in the database by themselves.
        Assert.Equal(counts.Order(), counts);
        Assert.Equal(0, counts[0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0x12345678)]
    public async Task A_log_of_another_database_is_refused_before_it_destroys_ours(int applicationId)
    {
        using RecordedStore store = await RecordedStore.CreateAsync();
        string folder = store.NewCopy(withLog: false);
        string database = RecordedStore.DatabaseOf(folder);
        CopyLogOfAnother(database, applicationId);
        File.Delete(database + "-shm");
        byte[] before = await File.ReadAllBytesAsync(database);

        StoreException write = await Assert.ThrowsAnyAsync<StoreException>(() => RecordedStore.RecordNewAsync(folder));
        StoreException read = Assert.ThrowsAny<StoreException>(() => MemoryReader.Open(folder).Recent(1));

        Assert.All([write, read], refusal => Assert.Equal(StoreFault.Database, refusal.Fault));
        Assert.All([write, read], refusal => Assert.Contains("belongs to another database", refusal.Message, StringComparison.Ordinal));
        Assert.Equal(before, await File.ReadAllBytesAsync(database));
        File.Move(database + "-wal", folder + "-foreign-log");
        await RecordedStore.RecordNewAsync(folder);
        await store.AssertWholeAsync(folder, withNew: true);
    }

    [Fact]
    public async Task A_log_whose_checksums_are_wrong_counts_for_nobody()
    {
        using RecordedStore store = await RecordedStore.CreateAsync();
        string folder = store.NewCopy(withLog: false);
        string database = RecordedStore.DatabaseOf(folder);
        CopyLogOfAnother(database, applicationId: 0);
        File.Delete(database + "-shm");
        byte[] log = await File.ReadAllBytesAsync(database + "-wal");
        BinaryPrimitives.WriteInt32BigEndian(log.AsSpan(HeaderBytes + 16), 7);
        await File.WriteAllBytesAsync(database + "-wal", log);

        await RecordedStore.RecordNewAsync(folder);

        await store.AssertWholeAsync(folder, withNew: true);
    }

    private static int CountIn(RecordedStore store, string folder)
    {
        long count = (long)RecordedStore.Execute(folder, "select count(*) from learnings where title <> 'new'")!;
        Assert.InRange(count, 0, store.Titles.Count);
        return (int)count;
    }

    private static void CopyLogOfAnother(string database, int applicationId)
    {
        string other = database + "-other";
        using var connection = new SqliteConnection($"Data Source={other};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            $"pragma journal_mode = wal; pragma application_id = {applicationId}; create table thesis (a); insert into thesis values (randomblob(300000))";
        command.ExecuteNonQuery();
        File.Copy(other + "-wal", database + "-wal", overwrite: true);
        connection.Close();
        foreach (string suffix in (string[])["", "-wal", "-shm"])
            File.Delete(other + suffix);
    }
}
