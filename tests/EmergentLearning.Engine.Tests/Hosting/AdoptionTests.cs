using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Tests.Projection;
using EmergentLearning.Engine.Tests.Sqlite;

namespace EmergentLearning.Engine.Tests.Hosting;

/// <summary>A database that another program made becomes a store: copied first, changed afterwards.</summary>
public sealed class AdoptionTests
{
    private const string ForeignTable =
        "create table cards (id integer primary key, topic text, text text, created_at text default '2020-01-02 03:04:05'); "
        + "insert into cards (topic, text) values ('old', 'theirs')";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_copy_has_the_very_bytes_from_before_also_after_an_adoption_that_was_killed(bool killedBefore)
    {
        await using var bench = new StoreBench();
        byte[] original = MakeForeign(bench, ForeignTable);
        bench.Git("init", "-q");
        if (killedBefore)
            Directory.CreateDirectory(bench.EngineFolder);

        CardStore store = await bench.OpenAsync();

        string copy = Assert.Single(Directory.GetFiles(bench.PathOf("backups"), "cards.db", SearchOption.AllDirectories));
        Assert.Equal(original, File.ReadAllBytes(copy));
        Assert.Equal("theirs", store.Cards.Find(1)!.Text);
        await store.Cards.InsertAsync(new Card { Topic = "new", Text = "ours" }, Acknowledgement.Committed);
        await store.DisposeAsync();
        await bench.RecoverAsync();
        Assert.Single(Directory.GetDirectories(bench.PathOf("backups")));
        Assert.Equal("", bench.Git("status", "--porcelain"));
        await bench.AssertAtRestAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_database_that_cannot_be_adopted_is_left_as_it_was(bool engineFolderIsThere)
    {
        await using var bench = new StoreBench();
        byte[] original = MakeForeign(bench, "create table cards (name text primary key, text text)");
        if (engineFolderIsThere)
            Directory.CreateDirectory(bench.EngineFolder);

        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => bench.OpenAsync());

        Assert.Equal(StoreFault.Database, refused.Fault);
        Assert.Equal(original, File.ReadAllBytes(bench.Database));
        Assert.Equal(engineFolderIsThere, Directory.Exists(bench.EngineFolder));
        Assert.False(Directory.Exists(bench.PathOf("backups")));
        Assert.Equal(["cards.db"], Directory.GetFiles(bench.PathOf("memory")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_database_and_its_log_that_were_tracked_are_untracked_and_stay_on_disk()
    {
        await using var bench = new StoreBench();
        MakeForeign(bench, ForeignTable);
        bench.Git("init", "-q");
        bench.Write("memory/cards.db-shm", "");
        bench.Git("add", "memory");
        bench.Git("commit", "-q", "-m", "everything");
        File.Delete(bench.PathOf("memory/cards.db-shm"));

        CardStore store = await bench.OpenAsync();

        Assert.Equal("", bench.Git("ls-files"));
        Assert.Equal(2, bench.Subjects().Length);
        Assert.Equal("theirs", store.Cards.Find(1)!.Text);
        Assert.Equal("", bench.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task Reading_a_database_that_was_never_adopted_changes_nothing_and_knows_no_projections()
    {
        await using var bench = new StoreBench();
        byte[] original = MakeForeign(bench, ForeignTable);

        await using (CardStore store = CardStore.OpenReadOnly(bench.Folder))
        {
            Assert.Equal("theirs", store.Cards.Find(1)!.Text);
            Assert.Null(store.Engine.FindProjection(1));
        }

        Assert.Equal(original, File.ReadAllBytes(bench.Database));
        Assert.Equal([bench.PathOf("memory")], Directory.GetFileSystemEntries(bench.Folder));
    }

    private static byte[] MakeForeign(StoreBench bench, string sql)
    {
        Directory.CreateDirectory(bench.PathOf("memory"));
        using (RawDatabase database = RawDatabase.Open(bench.Database))
            database.Execute(sql);
        return File.ReadAllBytes(bench.Database);
    }
}
