using System.Security.Cryptography;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Tests.Projection;

namespace EmergentLearning.Engine.Tests.Hosting;

/// <summary>What may become a store, and that nothing is written where it may not.</summary>
public sealed class OpeningTests
{
    [Fact]
    public async Task Fifty_that_open_an_absent_store_at_once_all_get_it_and_each_record_is_there_once()
    {
        await using var bench = new StoreBench();
        string folder = bench.PathOf("absent/store");
        var created = new List<string>();
        var options = new StoreOptions
        {
            LockTimeout = TimeSpan.FromMinutes(2),
            OnNotice = notice =>
            {
                lock (created)
                    created.Add(notice);
            },
        };

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(async () =>
        {
            await using CardStore store = await CardStore.OpenAsync(folder, options);
            await store.Cards.InsertAsync(new Card { Topic = "t", Text = $"{i}" });
        })));

        await using CardStore all = await CardStore.OpenAsync(folder);
        Assert.Equal(50, all.Cards.Count());
        Assert.Single(created);
        Assert.Empty(all.Engine.Read(0, static (session, _) => DocumentIndex.ReadUncommittedPaths(session)));
    }

    [Theory]
    [InlineData(".elf")]
    [InlineData(".elf", "memory")]
    public async Task A_creation_that_was_killed_is_finished(params string[] left)
    {
        await using var bench = new StoreBench();
        foreach (string folder in left)
            Directory.CreateDirectory(bench.PathOf(folder));

        CardStore store = await bench.OpenAsync();
        await store.Cards.InsertAsync(new Card { Topic = "a", Text = "1" }, Acknowledgement.Committed);

        Assert.Equal("*\n", bench.Read(".elf/.gitignore"));
        Assert.Equal("", bench.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task A_folder_of_somebody_elses_is_refused_untouched_unless_it_is_allowed()
    {
        await using var bench = new StoreBench();
        bench.Write("mine.txt", "mine");
        string[] before = Snapshot(bench);

        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => bench.OpenAsync());

        Assert.Equal(StoreFault.Git, refused.Fault);
        Assert.Equal(before, Snapshot(bench));
        CardStore store = await bench.OpenAsync(new StoreOptions { AllowForeignFolder = true });
        await store.Cards.InsertAsync(new Card { Topic = "a", Text = "1" }, Acknowledgement.Committed);
        Assert.Equal("?? mine.txt", bench.Git("status", "--porcelain").Trim());
    }

    [Fact]
    public async Task A_damaged_repository_is_refused_untouched()
    {
        await using var bench = new StoreBench();
        bench.Write(".git/HEAD", "nonsense");
        string[] before = Snapshot(bench);

        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => bench.OpenAsync());

        Assert.Equal(StoreFault.Git, refused.Fault);
        Assert.Equal(before, Snapshot(bench));
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder_is_refused()
    {
        await using var bench = new StoreBench();
        bench.Write("file", "x");

        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => CardStore.OpenAsync(bench.PathOf("file")));

        Assert.Equal(StoreFault.FileSystem, refused.Fault);
    }

    [SkippableTheory]
    [InlineData("memory")]
    [InlineData("memory/cards.db")]
    [InlineData("memory/cards.db-wal")]
    [InlineData("memory/cards.db-shm")]
    [InlineData(".elf")]
    [InlineData(".elf/repository.lock")]
    public async Task A_link_that_leads_out_of_the_store_is_refused_and_nothing_is_written_behind_it(string link)
    {
        Skip.If(OperatingSystem.IsWindows(), "links need a privilege there");
        await using var bench = new StoreBench();
        bench.Git("init", "-q");
        await using var outside = new StoreBench();
        bool isFolder = !Path.GetFileName(link).Contains('.', StringComparison.Ordinal) || link == ".elf";
        string target = isFolder ? outside.Folder : outside.PathOf("target");
        if (!isFolder)
            outside.Write("target", "precious");
        Directory.CreateDirectory(Path.GetDirectoryName(bench.PathOf(link))!);
        File.CreateSymbolicLink(bench.PathOf(link), target);
        string[] before = [.. Snapshot(outside), .. Snapshot(bench)];

        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => bench.OpenAsync());

        Assert.Equal(StoreFault.Security, refused.Fault);
        Assert.Equal(before, (string[])[.. Snapshot(outside), .. Snapshot(bench)]);
    }

    [Fact]
    public async Task A_document_behind_a_link_is_refused_and_a_root_that_is_a_link_is_fine()
    {
        await using var bench = new StoreBench();
        await using var outside = new StoreBench();
        string root = outside.PathOf("root");
        Directory.CreateSymbolicLink(root, bench.Folder);
        await using CardStore store = await CardStore.OpenAsync(root);
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("fine.md", "1"));
        Directory.CreateSymbolicLink(bench.PathOf("cards"), outside.Folder);

        StoreException refused = await Assert.ThrowsAsync<StoreException>(
            () => store.Cards.InsertAsync(new Card { Topic = "a", Text = "1" }));

        Assert.Equal(StoreFault.Security, refused.Fault);
        Assert.Equal(0, store.Cards.Count());
        Assert.False(Directory.Exists(outside.PathOf("a")));
    }

    private static string[] Snapshot(StoreBench bench) =>
        [.. Directory.EnumerateFileSystemEntries(bench.Folder, "*", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/.git/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => File.Exists(path) ? $"{path} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}" : path)];
}
