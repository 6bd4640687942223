using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Projection;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>What cannot be written or committed holds up nothing else, is said, and is finished once it can be.</summary>
public sealed class BlockedTests
{
    [Fact]
    public async Task Six_hundred_blocked_entries_do_not_hide_the_one_behind_them()
    {
        await using var bench = new StoreBench();
        bool block = true;
        CardStore store = await bench.OpenAsync(new StoreOptions { OnStep = step => Block(step, ref block) });
        await store.Engine.PutAsync(
            Acknowledgement.Durable, [.. Enumerable.Range(0, 600).Select(i => Change.Of("blocked/file.md", $"content {i}"))]);
        Directory.CreateDirectory(bench.PathOf("blocked/file.md"));
        block = false;

        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("free.md", "free"));

        Assert.Equal("free", bench.Read("free.md"));
        StoreException refused = await Assert.ThrowsAsync<StoreException>(
            () => store.Engine.PutAsync(Acknowledgement.Projected, Change.Of("free2.md", "x"), Change.Of("blocked/file.md", "y")));
        Assert.Equal(StoreFault.Security, refused.Fault);
        Directory.Delete(bench.PathOf("blocked/file.md"));
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("free3.md", "z"));
        Assert.Equal("content 599", bench.Read("blocked/file.md"));
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task A_write_is_not_reported_as_committed_when_one_of_its_files_is_not()
    {
        await using var bench = new StoreBench();
        bool block = true;
        CardStore store = await bench.OpenAsync(new StoreOptions { OnStep = step => Block(step, ref block) });
        Task<bool> write = store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a/blocked.md", "1"), Change.Of("free.md", "2"));
        SpinWait.SpinUntil(() => store.Engine.FindProjection(2) is not null, TimeSpan.FromSeconds(30));
        Directory.CreateDirectory(bench.PathOf("a/blocked.md"));
        block = false;

        StoreException problem = await Assert.ThrowsAsync<StoreException>(() => write);

        Assert.Contains("a/blocked.md", problem.Message, StringComparison.Ordinal);
        Assert.Equal("2", bench.Read("free.md"));
    }

    [Fact]
    public async Task A_file_that_the_disk_refuses_does_not_hold_up_the_others_of_its_batch()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync(new StoreOptions { Disk = new RefusingDisk("refused.md") });

        StoreException problem = await Assert.ThrowsAsync<StoreException>(() => store.Engine.PutAsync(
            Acknowledgement.Committed, Change.Of("one.md", "1"), Change.Of("refused.md", "2"), Change.Of("three.md", "3")));

        Assert.Contains("refused.md", problem.Message, StringComparison.Ordinal);
        Assert.Equal(("1", "3"), (bench.Read("one.md"), bench.Read("three.md")));
        Assert.Equal("one.md\nthree.md\n", bench.Git("ls-tree", "-r", "--name-only", "HEAD"));
        Assert.Empty(Directory.EnumerateFiles(bench.Folder, "*.eltmp", SearchOption.AllDirectories));
        await store.DisposeAsync();
        await bench.RecoverAsync();
        Assert.Equal("2", bench.Read("refused.md"));
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task When_git_fails_the_files_are_projected_and_the_commits_follow_in_order()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "0"));
        string git = bench.PathOf(".git");
        Directory.Move(git, git + "-away");

        await store.Engine.PutAsync(Acknowledgement.Projected, Change.Of("a.md", "1"));
        await store.Engine.PutAsync(Acknowledgement.Projected, [.. Enumerable.Range(0, 700).Select(i => Change.Of($"many/{i}.md", $"{i}"))]);
        StoreException problem = await Assert.ThrowsAsync<StoreException>(
            () => store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "2")));
        Assert.Equal(StoreFault.Git, problem.Fault);
        Directory.Move(git + "-away", git);
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "3"));

        Assert.Equal("3", bench.Git("show", "HEAD:a.md"));
        Assert.Equal(704, bench.Subjects().Length);
        Assert.Equal("", bench.Git("status", "--porcelain"));
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task A_group_is_one_commit_and_never_puts_an_older_content_over_a_newer_one()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();

        await store.Engine.PutAsync(
            Acknowledgement.Committed,
            Change.Of("x.md", "1", "g", "group"),
            Change.Of("y.md", "1", "g", "group"),
            Change.Of("x.md", "2", subject: "alone"),
            Change.Of("z.md", "1", "g", "group"),
            Change.Of("x.md", "3", "g", "group"));

        Assert.Equal("3", bench.Git("show", "HEAD:x.md"));
        Assert.Equal(["group", "alone", "group"], bench.Subjects());
        Assert.Equal("", bench.Git("status", "--porcelain"));
        await bench.AssertAtRestAsync();
    }

    [Theory]
    [InlineData(".git/config")]
    [InlineData("a/.GIT/hooks/pre-commit")]
    [InlineData(".elf/database.lock")]
    [InlineData("memory/cards.db")]
    [InlineData("memory/cards.db-wal")]
    [InlineData("../outside.md")]
    [InlineData("a/.x.0123456789abcdef0123456789abcdef.eltmp")]
    public async Task A_path_that_is_not_the_users_is_refused_before_anything_is_durable(string path)
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();

        StoreException refused = await Assert.ThrowsAsync<StoreException>(
            () => store.Engine.PutAsync(Acknowledgement.Durable, Change.Of("fine.md", "1"), Change.Of(path, "2")));

        Assert.Equal(StoreFault.Security, refused.Fault);
        Assert.Null(store.Engine.FindProjection(1));
        Assert.False(File.Exists(bench.PathOf("fine.md")));
    }

    private static void Block(ProjectionStep step, ref bool block)
    {
        if (step == ProjectionStep.MarkerSet)
        {
            while (Volatile.Read(ref block))
                Thread.Sleep(1);
        }
    }
}
