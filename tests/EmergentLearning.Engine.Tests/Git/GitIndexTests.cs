using EmergentLearning.Engine.Git;

namespace EmergentLearning.Engine.Tests.Git;

public sealed class GitIndexTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly GitFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_status_is_clean_once_a_commit_was_entered()
    {
        GitRepository repository = await _folder.Open();
        await _folder.AddWithFile(repository, "m/a.md", "1");
        await _folder.AddWithFile(repository, "m/a.md", "2");
        Assert.Equal("", _folder.Git("status", "--porcelain"));
        GitBatch removed = await GitFolder.Add(repository, GitFolder.Commit("gone", ("m/a.md", null)));
        File.Delete(_folder.At("m/a.md"));
        Assert.True(await repository.TryEnterIndexAsync(removed.TipId, ["m/a.md"], None));
        Assert.Equal("", _folder.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task What_a_person_staged_is_found_kept_and_not_committed()
    {
        GitRepository repository = await _folder.Open();
        await _folder.AddWithFile(repository, "ours", "1");
        await _folder.AddWithFile(repository, "theirs", "1");
        await File.WriteAllTextAsync(_folder.At("theirs"), "staged");
        await File.WriteAllTextAsync(_folder.At("new"), "staged");
        _folder.Git("add", "theirs", "new");
        GitHead head = await repository.ReadHeadAsync(None);
        Assert.Equal(["theirs", "new"], await repository.FindStagedAsync(head, ["ours", "theirs", "new", "absent"], None));
        await _folder.AddWithFile(repository, "ours", "2");
        Assert.Equal(["A  new", "M  theirs"], _folder.Git("status", "--porcelain").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("staged", _folder.Git("show", ":theirs"));
        Assert.Equal("1", _folder.Git("show", "HEAD:theirs"));
    }

    [Fact]
    public async Task On_an_unborn_branch_everything_in_the_index_is_staged()
    {
        GitRepository repository = await _folder.Open();
        await File.WriteAllTextAsync(_folder.At("ü new"), "1");
        _folder.Git("add", "ü new");
        Assert.Equal(["ü new"], await repository.FindStagedAsync(await repository.ReadHeadAsync(None), ["a", "ü new"], None));
    }

    [Fact]
    public async Task A_foreign_lock_of_the_index_stops_only_the_entry_and_stays()
    {
        GitRepository repository = await _folder.Open();
        string file = _folder.At(".git/index.lock");
        await File.WriteAllTextAsync(file, "theirs");
        GitBatch batch = await GitFolder.Add(repository, GitFolder.Commit("x", ("a", "1")));
        Assert.False(await repository.TryEnterIndexAsync(batch.TipId, ["a"], None));
        Assert.Equal("theirs", await File.ReadAllTextAsync(file));
        File.Delete(file);
        Assert.True(await repository.TryEnterIndexAsync(batch.TipId, ["a"], None));
        Assert.True(await repository.IsTrackedAsync("a", None));
    }

    [Fact]
    public async Task Tracked_and_ignored_paths_are_told_apart()
    {
        GitRepository repository = await _folder.Open();
        await _folder.AddWithFile(repository, "memory/kept.md", "1");
        await File.WriteAllTextAsync(_folder.At(".gitignore"), "*.db\n");
        Assert.True(await repository.IsIgnoredAsync("memory/index.db", None));
        Assert.False(await repository.IsIgnoredAsync("memory/kept.md", None));
        Assert.True(await repository.IsTrackedAsync("memory/kept.md", None));
        Assert.False(await repository.IsTrackedAsync("memory/index.db", None));
    }

    [Fact]
    public async Task Exclude_gets_only_the_lines_it_lacks_and_keeps_every_byte()
    {
        GitRepository repository = await _folder.Open();
        string file = _folder.At(".git/info/exclude");
        byte[] odd = [0x61, 0xFF, 0x0A, .. "*.log"u8];
        await File.WriteAllBytesAsync(file, odd);
        await repository.AddExcludeAsync(["*.log", "ü.db", "ü.db"]);
        await repository.AddExcludeAsync(["ü.db"]);
        byte[] seen = await File.ReadAllBytesAsync(file);
        Assert.Equal([.. odd, .. "\nü.db\n"u8], seen);
        Assert.True(await repository.IsIgnoredAsync("ü.db", None));
        Assert.Equal(["exclude"], Directory.GetFiles(_folder.At(".git/info")).Select(Path.GetFileName));
    }
}
