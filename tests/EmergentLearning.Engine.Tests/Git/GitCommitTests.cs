using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Git;

namespace EmergentLearning.Engine.Tests.Git;

public sealed class GitCommitTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly GitFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Commits_follow_each_other_in_order_on_an_unborn_branch_and_git_finds_no_fault()
    {
        GitRepository repository = await _folder.Open();
        GitHead unborn = await repository.ReadHeadAsync(None);
        Assert.Null(unborn.CommitId);
        GitBatch batch = await GitFolder.Add(
            repository, GitFolder.Commit("one", ("a/x.md", "1")), GitFolder.Commit("two\n\nbody ü", ("a/x.md", "2"), ("y", "")));
        GitHead head = await repository.ReadHeadAsync(None);
        Assert.Equal((unborn.Reference, batch.TipId, false), (head.Reference, head.CommitId, head.Detached));
        Assert.Equal(batch.CommitIds.Reverse(), _folder.Git("log", "--format=%H").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("two\n\nbody ü\n", _folder.Git("log", "-1", "--format=%B").Replace("\n\n\n", "\n", StringComparison.Ordinal)[..^1]);
        Assert.Equal("A. Writer <a@example.org> 1700000000", _folder.Git("log", "-1", "--format=%an <%ae> %ct").Trim());
        Assert.Equal("1", _folder.Git("show", "HEAD~1:a/x.md"));
        Assert.Equal("2", _folder.Git("show", "HEAD:a/x.md"));
        _folder.Git("fsck", "--strict", "--no-dangling");
        Assert.Equal(batch.TipId, _folder.Git("for-each-ref", "--format=%(objectname)").Trim());
    }

    [Fact]
    public async Task The_same_commits_on_the_same_head_have_the_same_ids()
    {
        using var other = new GitFolder();
        GitCommit[] commits = [GitFolder.Commit("one", ("a", "1")), GitFolder.Commit("two", ("b", "2"))];
        GitBatch here = await GitFolder.Add(await _folder.Open(), commits);
        GitBatch there = await GitFolder.Add(await other.Open(), commits);
        Assert.Equal(here.CommitIds, there.CommitIds);
    }

    [Fact]
    public async Task The_plan_is_told_when_the_objects_exist_and_before_the_reference_moves()
    {
        GitRepository repository = await _folder.Open();
        GitHead head = await repository.ReadHeadAsync(None);
        GitPlan? told = null;
        GitBatch batch = await repository.CommitAsync(
            head,
            [GitFolder.Commit("one", ("a", "1"))],
            plan =>
            {
                told = plan;
                Assert.Equal("commit", _folder.Git("cat-file", "-t", plan.TipId).Trim());
                Assert.Equal("", _folder.Git("for-each-ref"));
                return Task.CompletedTask;
            },
            None);
        Assert.Equal(batch.CommitIds, told!.CommitIds);
        Assert.Equal(batch.TipId, told.TipId);
    }

    [Fact]
    public async Task A_caller_that_fails_before_the_reference_moves_leaves_it_and_may_repeat()
    {
        GitRepository repository = await _folder.Open();
        GitHead head = await repository.ReadHeadAsync(None);
        GitCommit[] commits = [GitFolder.Commit("one", ("a", "1"))];
        GitPlan? planned = null;
        await Assert.ThrowsAsync<InvalidOperationException>(() => repository.CommitAsync(
            head,
            commits,
            plan =>
            {
                planned = plan;
                throw new InvalidOperationException();
            },
            None));
        Assert.Equal(head, await repository.ReadHeadAsync(None));
        Assert.False(await repository.ContainsAsync(planned!.TipId, head, None));
        Assert.Equal(planned.TipId, (await GitFolder.Add(repository, commits)).TipId);
    }

    [Fact]
    public async Task Deleting_works_and_deleting_what_is_absent_is_fine()
    {
        GitRepository repository = await _folder.Open();
        await GitFolder.Add(repository, GitFolder.Commit("one", ("a", "1"), ("b", "2")));
        await GitFolder.Add(repository, GitFolder.Commit("two", ("a", null), ("never", null)));
        Assert.Equal("b", _folder.Git("ls-tree", "-r", "--name-only", "HEAD").Trim());
    }

    [Fact]
    public async Task Odd_paths_and_bytes_come_back_exactly()
    {
        string[] paths = ["a b/c d.md", "q\"uo\\te", "ünï/日本😀.md", "line\nbreak\ttab", "-dash", " lead", "trail ", ":(glob)*", "bell\u0007\u007f"];
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        GitRepository repository = await _folder.Open();
        GitCommit commit = GitFolder.Commit("odd") with { Files = [.. paths.Select(p => new GitFile(p, bytes))] };
        GitBatch batch = await GitFolder.Add(repository, commit);
        string[] seen = _folder.Git("ls-tree", "-r", "-z", "--name-only", "HEAD").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(paths.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Assert.Equal("256", _folder.Git("cat-file", "-s", "HEAD:q\"uo\\te").Trim());
        foreach (string path in paths)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.At(path))!);
            await File.WriteAllBytesAsync(_folder.At(path), bytes);
        }

        Assert.True(await repository.TryEnterIndexAsync(batch.TipId, paths, None));
        Assert.Equal("", _folder.Git("-c", "core.autocrlf=false", "status", "--porcelain"));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/x")]
    [InlineData("a//b")]
    [InlineData(".git/config")]
    [InlineData("a/.GIT/hooks/x")]
    [InlineData("a\0b")]
    public async Task A_path_outside_the_work_tree_is_refused(string path)
    {
        GitRepository repository = await _folder.Open();
        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => GitFolder.Add(repository, GitFolder.Commit("x", (path, "1"))));
        Assert.Equal(StoreFault.Security, refused.Fault);
        Assert.Null((await repository.ReadHeadAsync(None)).CommitId);
    }

    [Fact]
    public async Task Messages_and_names_cannot_forge_anything()
    {
        GitRepository repository = await _folder.Open();
        GitCommit commit = GitFolder.Commit("data 5\nfrom x\n\0M 100644 inline y", ("a", "1")) with
        {
            Author = new GitIdentity("Eve <evil@x> 1 +0000\ncommitter Z", "e@x>\n"),
        };
        await GitFolder.Add(repository, commit);
        Assert.Equal("Eve evil@x 1 +0000committer Z|e@x", _folder.Git("log", "--format=%an|%ae").Trim());
        Assert.StartsWith("data 5\nfrom x\n M 100644 inline y", _folder.Git("log", "--format=%B"), StringComparison.Ordinal);
        _folder.Git("fsck", "--strict");
    }

    [Fact]
    public async Task A_moved_reference_is_told_and_nothing_is_lost()
    {
        GitRepository repository = await _folder.Open();
        await GitFolder.Add(repository, GitFolder.Commit("base", ("a", "1")));
        GitHead old = await repository.ReadHeadAsync(None);
        GitBatch theirs = await GitFolder.Add(repository, GitFolder.Commit("theirs", ("b", "1")));
        GitCommit[] ours = [GitFolder.Commit("ours", ("c", "1"))];
        await Assert.ThrowsAsync<GitReferenceMovedException>(() => repository.CommitAsync(old, ours, _ => Task.CompletedTask, None));
        Assert.Equal(theirs.TipId, (await repository.ReadHeadAsync(None)).CommitId);
        await GitFolder.Add(repository, ours);
        Assert.Equal("ours\ntheirs\nbase", _folder.Git("log", "--format=%s").Trim());
    }

    [Fact]
    public async Task A_reference_that_a_person_set_back_is_not_pushed_forward_again()
    {
        GitRepository repository = await _folder.Open();
        GitBatch first = await GitFolder.Add(repository, GitFolder.Commit("base", ("a", "1")));
        await GitFolder.Add(repository, GitFolder.Commit("regretted", ("a", "2")));
        GitHead old = await repository.ReadHeadAsync(None);
        _folder.Git("update-ref", old.Reference, first.TipId);
        await Assert.ThrowsAsync<GitReferenceMovedException>(
            () => repository.CommitAsync(old, [GitFolder.Commit("ours", ("c", "1"))], _ => Task.CompletedTask, None));
        Assert.Equal(first.TipId, (await repository.ReadHeadAsync(None)).CommitId);
    }

    [Fact]
    public async Task A_branch_born_meanwhile_is_a_moved_reference()
    {
        GitRepository repository = await _folder.Open();
        GitHead unborn = await repository.ReadHeadAsync(None);
        GitBatch theirs = await GitFolder.Add(repository, GitFolder.Commit("theirs", ("b", "1")));
        await Assert.ThrowsAsync<GitReferenceMovedException>(
            () => repository.CommitAsync(unborn, [GitFolder.Commit("ours", ("c", "1"))], _ => Task.CompletedTask, None));
        Assert.Equal(theirs.TipId, (await repository.ReadHeadAsync(None)).CommitId);
    }

    [Fact]
    public async Task A_foreign_lock_of_the_reference_is_named_and_stays()
    {
        GitRepository repository = await _folder.Open();
        GitHead head = await repository.ReadHeadAsync(None);
        string file = _folder.At($".git/{head.Reference}.lock");
        await File.WriteAllTextAsync(file, "");
        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => GitFolder.Add(repository, GitFolder.Commit("x", ("a", "1"))));
        Assert.Equal(StoreFault.Git, refused.Fault);
        Assert.Contains(".lock", refused.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
        File.Delete(file);
        await GitFolder.Add(repository, GitFolder.Commit("x", ("a", "1")));
    }

    [Fact]
    public async Task A_detached_head_moves_alone()
    {
        GitRepository repository = await _folder.Open();
        GitBatch first = await GitFolder.Add(repository, GitFolder.Commit("base", ("a", "1")));
        string branch = (await repository.ReadHeadAsync(None)).Reference;
        _folder.Git("checkout", "-q", "--detach");
        GitBatch second = await GitFolder.Add(repository, GitFolder.Commit("more", ("a", "2")));
        Assert.Equal(new GitHead("HEAD", second.TipId, Detached: true), await repository.ReadHeadAsync(None));
        Assert.Equal(first.TipId, _folder.Git("rev-parse", branch).Trim());
        Assert.Equal(branch, _folder.Git("for-each-ref", "--format=%(refname)").Trim());
    }

    [SkippableFact]
    public async Task Hooks_of_the_user_do_not_run()
    {
        Skip.If(OperatingSystem.IsWindows());
        GitRepository repository = await _folder.Open();
        foreach (string hook in new[] { "reference-transaction", "pre-commit", "post-commit", "post-index-change" })
        {
            await File.WriteAllTextAsync(_folder.At($".git/hooks/{hook}"), "#!/bin/sh\ntouch hook-ran\nexit 1\n");
            _folder.Git("update-index", "-q", "--refresh");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(_folder.At($".git/hooks/{hook}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await _folder.AddWithFile(repository, "a", "1");
        Assert.False(File.Exists(_folder.At("hook-ran")));
        Assert.False(File.Exists(_folder.At(".git/hook-ran")));
    }

    [Fact]
    public async Task Ancestry_knows_equal_earlier_later_and_unknown_commits()
    {
        GitRepository repository = await _folder.Open();
        GitBatch batch = await GitFolder.Add(repository, GitFolder.Commit("1", ("a", "1")), GitFolder.Commit("2", ("a", "2")));
        GitHead head = await repository.ReadHeadAsync(None);
        Assert.True(await repository.ContainsAsync(batch.CommitIds[0], head, None));
        Assert.True(await repository.ContainsAsync(batch.TipId, head, None));
        Assert.False(await repository.ContainsAsync(batch.TipId, head with { CommitId = batch.CommitIds[0] }, None));
        Assert.False(await repository.ContainsAsync(new string('1', 40), head, None));
        Assert.False(await repository.ContainsAsync(batch.TipId, head with { CommitId = null }, None));
    }

    [Fact]
    public async Task A_batch_of_many_commits_is_one_chain()
    {
        GitRepository repository = await _folder.Open();
        GitBatch batch = await GitFolder.Add(repository, [.. Enumerable.Range(0, 300).Select(i => GitFolder.Commit($"c{i}", ($"d/{i}", $"{i}")))]);
        Assert.Equal(300, batch.CommitIds.Distinct().Count());
        Assert.Equal("300", _folder.Git("rev-list", "--count", "HEAD").Trim());
        _folder.Git("fsck", "--strict");
    }

    [Fact]
    public async Task A_failed_import_leaves_no_crash_report_and_says_what_git_said()
    {
        GitRepository repository = await _folder.Open();
        GitHead nonsense = new("refs/heads/main", new string('1', 40), Detached: false);
        StoreException failure = await Assert.ThrowsAsync<StoreException>(
            () => repository.CommitAsync(nonsense, [GitFolder.Commit("x", ("a", "1"))], _ => Task.CompletedTask, None));
        Assert.Equal(StoreFault.Git, failure.Fault);
        Assert.Contains("fast-import", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.At(".git"), "fast_import_crash_*"));
    }
}
