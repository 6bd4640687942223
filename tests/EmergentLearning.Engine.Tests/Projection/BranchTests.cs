using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Projection;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>The store and a person work on one branch and one index.</summary>
public sealed class BranchTests
{
    [Fact]
    public async Task What_a_person_staged_is_kept_although_the_index_was_locked_when_the_store_committed_the_file()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "base"), Change.Of("b.md", "base"));
        bench.Write("a.md", "staged by a person");
        bench.Git("add", "a.md");
        bench.Write("a.md", "base");
        string indexLock = bench.PathOf(".git/index.lock");
        File.WriteAllText(indexLock, "");

        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("b.md", "first"), Change.Of("a.md", "second"));
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("c.md", "third"));
        Assert.True(File.Exists(indexLock), "a lock of somebody else was removed");
        File.Delete(indexLock);
        await store.DisposeAsync();
        await bench.RecoverAsync();

        Assert.Equal("staged by a person", bench.Git("show", ":a.md"));
        Assert.Equal(("first", "third"), (bench.Git("show", ":b.md"), bench.Git("show", ":c.md")));
        Assert.Equal("second", bench.Git("show", "HEAD:a.md"));
        Assert.Equal("MM a.md", bench.Git("status", "--porcelain").Trim());
    }

    [Theory]
    [InlineData(ProjectionStep.BranchMoved)]
    [InlineData(ProjectionStep.CommitsNoted)]
    [InlineData(null)]
    public async Task A_file_that_the_index_lacks_is_not_taken_for_staged_when_it_changes_again(object? killedAt)
    {
        await using var bench = new StoreBench();
        var kill = new Kill();
        CardStore killed = await bench.OpenAsync(kill.Options());
        CardStore next = await bench.OpenAsync();
        await next.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "1"));
        if (killedAt is ProjectionStep step)
        {
            kill.At(step);
            await Assert.ThrowsAsync<KilledException>(() => killed.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "2")));
        }
        else
        {
            // Not killed: somebody has locked the index.
            File.WriteAllText(bench.PathOf(".git/index.lock"), "");
            await next.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "2"));
            File.Delete(bench.PathOf(".git/index.lock"));
        }

        await next.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "3"));
        await next.DisposeAsync();

        Assert.Equal(["put a.md", "put a.md", "put a.md"], bench.Subjects());
        Assert.Equal("", bench.Git("status", "--porcelain"));
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task A_reference_locked_by_somebody_else_delays_the_commit_alone()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "1"));
        string reference = bench.PathOf(".git/" + bench.Git("symbolic-ref", "HEAD").Trim() + ".lock");
        File.WriteAllText(reference, "");

        await store.Engine.PutAsync(Acknowledgement.Projected, Change.Of("a.md", "2"));
        File.Delete(reference);
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "3"));

        Assert.Equal(3, bench.Subjects().Length);
        Assert.Equal("", bench.Git("status", "--porcelain"));
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task A_person_who_commits_at_the_same_moment_loses_nothing()
    {
        await using var bench = new StoreBench();
        int moves = 2;
        CardStore store = await bench.OpenAsync(new StoreOptions
        {
            OnStep = step =>
            {
                if (step == ProjectionStep.PlanNoted && moves-- > 0)
                    bench.Git("commit", "--allow-empty", "-q", "-m", $"person {moves}");
            },
        });

        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "1"), Change.Of("b.md", "2"));

        Assert.Equal(["person 1", "person 0", "put a.md", "put b.md"], bench.Subjects());
        await store.DisposeAsync();
        await bench.AssertAtRestAsync();
    }

    [Theory]
    [InlineData("commit", "--allow-empty", "-q", "-m", "person")]
    [InlineData("checkout", "-q", "-b", "side")]
    [InlineData("checkout", "-q", "--detach")]
    [InlineData("checkout", "-q", "--orphan", "fresh")]
    public async Task What_a_person_does_while_the_files_are_written_is_what_the_commit_goes_on(params string[] git)
    {
        await using var bench = new StoreBench();
        CardStore before = await bench.OpenAsync();
        await before.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "1"));
        await before.DisposeAsync();
        string branch = bench.Git("symbolic-ref", "HEAD").Trim();
        string was = bench.Head();
        int plans = 0;
        // Opened anew, so that the branch is looked at before the files are written.
        CardStore store = await bench.OpenAsync(new StoreOptions
        {
            OnStep = step =>
            {
                if (step == ProjectionStep.FilesPublished)
                    bench.Git(git);
                plans += step == ProjectionStep.PlanNoted ? 1 : 0;
            },
        });

        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("b.md", "2"));

        Assert.Equal("put b.md", bench.Subjects()[^1]);
        Assert.Equal("2", bench.Git("show", "HEAD:b.md"));
        Assert.Equal(1, plans);
        if (git[0] == "checkout")
            Assert.Equal(was, bench.Git("rev-parse", branch).Trim());
    }

    [Fact]
    public async Task A_part_of_a_plan_that_the_branch_contains_is_not_committed_again()
    {
        await using var bench = new StoreBench();
        var kill = new Kill();
        CardStore store = await bench.OpenAsync(kill.Options());
        kill.At(ProjectionStep.BranchMoved);
        await Assert.ThrowsAsync<KilledException>(
            () => store.Engine.PutAsync(Acknowledgement.Committed, [.. Enumerable.Range(0, 5).Select(i => Change.Of($"{i}.md", $"{i}"))]));
        bench.Git("reset", "--soft", "-q", "HEAD~2");

        await bench.RecoverAsync();

        Assert.Equal(["put 0.md", "put 1.md", "put 2.md", "put 3.md", "put 4.md"], bench.Subjects());
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task On_a_detached_head_the_commits_go_where_the_head_is_and_no_branch_moves()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "1"));
        string branch = bench.Git("symbolic-ref", "HEAD").Trim();
        string before = bench.Head();
        bench.Git("checkout", "-q", "--detach");

        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "2"));

        Assert.Equal(before, bench.Git("rev-parse", branch).Trim());
        Assert.Equal("2", bench.Git("show", "HEAD:a.md"));
        Assert.Equal("", bench.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task During_a_merge_the_records_are_committed_and_the_merge_stays_open()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "1"));
        bench.Git("checkout", "-q", "-b", "side");
        bench.Write("p.txt", "side");
        bench.Git("add", "p.txt");
        bench.Git("commit", "-q", "-m", "side");
        bench.Git("checkout", "-q", "-");
        bench.Write("p.txt", "mine");
        bench.Git("add", "p.txt");
        bench.Git("commit", "-q", "-m", "mine");
        bench.TryGit("merge", "side");

        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "2"));

        Assert.Equal("AA p.txt", bench.Git("status", "--porcelain").Trim());
        Assert.True(File.Exists(bench.PathOf(".git/MERGE_HEAD")));
        Assert.Equal("2", bench.Git("show", "HEAD:a.md"));
    }
}
