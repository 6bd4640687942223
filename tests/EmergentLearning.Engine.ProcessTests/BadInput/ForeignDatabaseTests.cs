using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory;

namespace EmergentLearning.Engine.ProcessTests.BadInput;

/// <summary>The database is not ours, not of our time, or not there.</summary>
public sealed class ForeignDatabaseTests
{
    [Theory]
    [InlineData("pragma application_id = 305419896", "another application")]
    [InlineData("pragma user_version = 2", "newer version")]
    public async Task A_database_of_somebody_else_is_refused_and_left_alone(string mark, string saying)
    {
        using RecordedStore store = await RecordedStore.CreateAsync();
        string folder = store.NewCopy(withLog: false);
        string database = RecordedStore.DatabaseOf(folder);
        byte[] ours = await File.ReadAllBytesAsync(database);
        RecordedStore.Execute(folder, $"{mark}; pragma wal_checkpoint(truncate)");
        byte[] theirs = await File.ReadAllBytesAsync(database);

        StoreException write = await Assert.ThrowsAnyAsync<StoreException>(() => RecordedStore.RecordNewAsync(folder));
        StoreException read = Assert.ThrowsAny<StoreException>(() => MemoryReader.Open(folder).Recent(1));

        Assert.All([write, read], refusal => Assert.Equal(StoreFault.Database, refusal.Fault));
        Assert.All([write, read], refusal => Assert.Contains(saying, refusal.Message, StringComparison.Ordinal));
        Assert.Equal(theirs, await File.ReadAllBytesAsync(database));
        await File.WriteAllBytesAsync(database, ours);
        await RecordedStore.RecordNewAsync(folder);
        await store.AssertWholeAsync(folder, withNew: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_database_of_no_bytes_is_made_anew_and_the_files_give_every_record_back(bool recordsFirst)
    {
        using RecordedStore store = await RecordedStore.CreateAsync();
        string folder = store.NewCopy();
        foreach (string suffix in (string[])["", "-wal"])
            await File.WriteAllBytesAsync(RecordedStore.DatabaseOf(folder) + suffix, []);

        if (recordsFirst)
            await RecordedStore.RecordNewAsync(folder);
        await RecordedStore.SyncAsync(folder);
        if (!recordsFirst)
            await RecordedStore.RecordNewAsync(folder);

        await store.AssertWholeAsync(folder, withNew: true);
    }
}
