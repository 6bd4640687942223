using EmergentLearning.Memory.Records;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Memory.Tests.Adoption;

public sealed class AdoptionTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    private string DatabasePath => Path.Combine(_fixture.Folder, "memory", "index.db");

    public void Dispose() => _fixture.Dispose();

    public static TheoryData<string> Databases()
    {
        var databases = new TheoryData<string>();
        string folder = Path.Combine(Path.GetDirectoryName(Import.Corpus.Folder)!, "elf-db");
        foreach (string path in Directory.Exists(folder) ? Directory.GetFiles(folder).Order() : Enumerable.Repeat("", 1))
            databases.Add(path);
        return databases;
    }

    [SkippableTheory]
    [MemberData(nameof(Databases))]
    public async Task A_real_database_is_adopted_with_every_value_and_a_copy_stays(string path)
    {
        Skip.If(path.Length == 0, "There are no databases of the original. Set ELF_CORPUS.");
        Directory.CreateDirectory(Path.GetDirectoryName(DatabasePath)!);
        File.WriteAllBytes(DatabasePath, File.ReadAllBytes(path));

        await AdoptAndCompareAsync();
    }

    [Fact]
    public async Task An_old_database_is_adopted_with_every_value_and_a_copy_stays()
    {
        OldDatabase.Create(DatabasePath);

        await AdoptAndCompareAsync();
    }

    [Fact]
    public async Task Reading_an_old_database_changes_nothing_and_creates_nothing()
    {
        OldDatabase.Create(DatabasePath);
        Dictionary<string, string> before = FolderHash.Of(_fixture.Folder);

        await using (MemoryReader reader = MemoryReader.Open(_fixture.Folder))
        {
            Assert.NotEmpty(reader.Recent(10));
            Assert.NotEmpty(reader.Search("lesson", 10).Learnings);
            Assert.Equal(3, reader.Statistics().Learnings);
        }

        Assert.Equal(before, FolderHash.Of(_fixture.Folder));
    }

    [Fact]
    public async Task A_tracked_database_is_untracked_and_stays()
    {
        OldDatabase.Create(DatabasePath);
        _fixture.Git("init", "-q");
        _fixture.Git("add", ".");
        _fixture.Git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "with database");

        await using (MemoryStore store = await _fixture.OpenAsync())
            await store.RecordAsync(new FailureInput { Title = "After", Domain = "tests" });

        Assert.Equal("", _fixture.Git("ls-files", "memory/index.db"));
        Assert.True(File.Exists(DatabasePath));
        Assert.Equal("", _fixture.Git("status", "--porcelain"));
    }

    private async Task AdoptAndCompareAsync()
    {
        byte[] original = File.ReadAllBytes(DatabasePath);
        Dictionary<string, List<string>> before = TableDump.Of(DatabasePath);

        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            await store.SyncAsync();
            Assert.Null(await store.FlushAsync());
        }

        TableDump.AssertContains(DatabasePath, before);
        string copy = Assert.Single(Directory.EnumerateFiles(Path.Combine(_fixture.Folder, "backups"), "index.db", SearchOption.AllDirectories));
        Assert.Equal(original, File.ReadAllBytes(copy));
        SqliteConnection.ClearAllPools();
    }
}
