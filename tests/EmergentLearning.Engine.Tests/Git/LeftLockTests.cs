using System.Diagnostics;
using EmergentLearning.Engine.Git;

namespace EmergentLearning.Engine.Tests.Git;

/// <summary>P6: what a kill leaves of git's locks is cleared when, and only when, it can be proven to be ours.</summary>
public sealed class LeftLockTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly GitFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("index.lock")]
    [InlineData("HEAD.lock")]
    [InlineData("refs/heads/main.lock")]
    [InlineData("refs/heads/a/b.lock")]
    public async Task A_lock_that_is_a_second_name_of_our_file_is_cleared_and_one_that_is_not_stays(string left)
    {
        GitRepository repository = await _folder.Open();
        await _folder.AddWithFile(repository, "a.md", "1");
        Link(_folder.At(".git/elf-claim"), _folder.At($".git/{left}"));
        string foreign = _folder.At(".git/refs/heads/foreign.lock");
        await File.WriteAllTextAsync(foreign, "");

        await repository.ReleaseLeftLocksAsync();

        Assert.False(File.Exists(_folder.At($".git/{left}")));
        Assert.True(File.Exists(foreign));
        await _folder.AddWithFile(repository, "b.md", "2");
        Assert.Equal("", _folder.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task A_copy_of_our_lock_is_not_ours()
    {
        GitRepository repository = await _folder.Open();
        await _folder.AddWithFile(repository, "a.md", "1");
        File.Copy(_folder.At(".git/elf-claim"), _folder.At(".git/index.lock"));
        Link(_folder.At(".git/elf-claim"), _folder.At(".git/HEAD.lock"));

        await repository.ReleaseLeftLocksAsync();

        Assert.True(File.Exists(_folder.At(".git/index.lock")));
        Assert.False(File.Exists(_folder.At(".git/HEAD.lock")));
    }

    [Fact]
    public async Task Commits_leave_no_lock_and_stand_in_the_logs_of_head_and_branch()
    {
        GitRepository repository = await _folder.Open();
        GitBatch one = await _folder.AddWithFile(repository, "a.md", "1");
        GitBatch two = await _folder.AddWithFile(repository, "b.md", "2");

        Assert.Empty(Directory.EnumerateFiles(_folder.At(".git"), "*.lock", SearchOption.AllDirectories));
        Assert.Empty(Directory.EnumerateFiles(_folder.At(".git"), "elf-work-*"));
        Assert.Equal(["HEAD", "main"], new[] { "HEAD", "main" }.Where(name =>
            _folder.Git("reflog", "--format=%H", name).Trim() == $"{two.TipId}\n{one.TipId}"));
        Assert.Equal(one.TipId, _folder.Git("rev-parse", "main@{1}").Trim());
    }

    [Fact]
    public async Task A_branch_with_slashes_that_is_only_packed_moves()
    {
        GitRepository repository = await _folder.Open();
        await _folder.AddWithFile(repository, "a.md", "1");
        _folder.Git("checkout", "-q", "-b", "feature/deep/b");
        _folder.Git("pack-refs", "--all");

        GitBatch batch = await _folder.AddWithFile(repository, "b.md", "2");

        Assert.Equal(batch.TipId, _folder.Git("rev-parse", "feature/deep/b").Trim());
        Assert.Equal("", _folder.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task A_repository_whose_creation_was_killed_is_created_again()
    {
        Directory.CreateDirectory(_folder.At(".git-elf-left/.git/refs"));

        await _folder.AddWithFile(await _folder.Open(), "a.md", "1");

        Assert.Equal([".git", "a.md"], Directory.EnumerateFileSystemEntries(_folder.Root).Select(Path.GetFileName).Order());
    }

    private static void Link(string existing, string added)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(added)!);
        using Process process = Process.Start("ln", [existing, added]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
