using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Observability;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Sqlite;
using EmergentLearning.Engine.Tests.Locking;
using EmergentLearning.Engine.Tests.Projection;
using EmergentLearning.Engine.Tests.Sqlite;

namespace EmergentLearning.Engine.Tests.Observability;

/// <summary>Each instrument moves when, and only when, that happens which it counts.</summary>
[Collection(OneAtATime.Name)]
public sealed class InstrumentTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Measurements _measured = new();

    public void Dispose() => _measured.Dispose();

    [Fact]
    public async Task A_wait_for_a_lock_that_another_holds_is_recorded_under_its_class()
    {
        using var folder = new LockFolder();
        using var first = new FileLock(folder.LockPath, LockClass.Repository);
        using var second = new FileLock(folder.LockPath, LockClass.Repository);
        LockHandle held = first.Acquire(Patience);
        Task<LockHandle> waiting = new OwnFlow<LockHandle>(() => second.AcquireAsync(Patience, CancellationToken.None)).Result;
        Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(50)));
        held.Dispose();
        (await waiting).Dispose();

        string store = StoreTag.OfLock(folder.LockPath);
        Assert.Equal(["repository", "repository"], _measured.Of("lock.wait.duration", store).Select(wait => wait.Tag("lock.class")));
        Assert.True(_measured.Of("lock.wait.duration", store).Max(wait => wait.Value) >= 0.04, "the wait of the second is missing");
        Assert.Equal(2, _measured.Of("lock.hold.duration", store).Count);
        Assert.True(_measured.Of("lock.hold.duration", store)[0].Value >= 0.04, "the hold of the first is missing");
    }

    [Fact]
    public async Task A_lock_that_was_not_obtained_is_a_wait_with_an_error()
    {
        using var folder = new LockFolder();
        using var first = new FileLock(folder.LockPath, LockClass.File);
        using var second = new FileLock(folder.LockPath, LockClass.File);
        using LockHandle held = first.Acquire(Patience);

        await Assert.ThrowsAnyAsync<StoreException>(() => new OwnFlow<LockHandle>(() => second.AcquireAsync(TimeSpan.FromMilliseconds(1), CancellationToken.None)).Result);

        Measured wait = Assert.Single(_measured.Of("lock.wait.duration", StoreTag.OfLock(folder.LockPath)));
        Assert.Equal(("file", "timeout"), (wait.Tag("lock.class"), wait.Tag("error.type")));
    }

    [Fact]
    public async Task Five_writes_that_wait_together_are_a_depth_of_five_and_then_a_group_of_five()
    {
        using var folder = new TempFolder();
        using var gate = new HeldGate();
        await using SqliteDatabase database = SqliteDatabase.OpenForWriting(folder.Options(), gate);
        await database.Run("create table t (a integer primary key)");
        string store = StoreTag.OfLock(folder.Gate);
        gate.Close();
        Task[] writes = [.. Enumerable.Range(0, 5).Select(_ => database.Run("insert into t default values"))];
        // The first one waits at the gate, no longer in the queue.
        Assert.True(SpinWait.SpinUntil(() => database.Writer!.Waiting == 4, Patience));
        gate.Open();
        await Task.WhenAll(writes);

        Assert.Equal([1, 5], _measured.Of("write.group.size", store).Select(group => group.Value));
        Assert.Equal(2, _measured.Of("commit.duration", store).Count);
    }

    [Fact]
    public async Task A_record_is_one_acknowledgement_one_file_one_commit_and_what_they_cost()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();
        await store.Cards.InsertAsync(new Card { Topic = "a", Text = "first" }, Acknowledgement.Committed);
        await store.DisposeAsync();

        string tag = StoreTag.OfRoot(bench.Folder);
        Assert.Equal(1, _measured.Sum("write.acknowledged", tag));
        Assert.Equal(1, _measured.Sum("projection.files", tag));
        Assert.Equal(1, _measured.Sum("projection.commits", tag));
        Assert.Single(_measured.Of("projection.pass.duration", tag));
        Assert.Single(_measured.Of("git.run.duration", tag), run => run.Tag("git.command") == "fast-import");
        Assert.Contains(_measured.Of("fsync.duration"), sync => sync.Tag("sync.kind") == "file");
        Assert.Contains(_measured.Of("fsync.duration"), sync => sync.Tag("sync.kind") == "directory");
        Assert.Equal(["database", "repository"], _measured.Of("lock.hold.duration", tag).Select(hold => hold.Tag("lock.class")).Distinct().Order());
        Assert.Equal(0, _measured.Sum("recoveries", tag) + _measured.Sum("conflicts", tag));
    }

    [Fact]
    public async Task A_killed_holder_is_one_recovery()
    {
        await using var bench = new StoreBench();
        var kill = new Kill();
        CardStore killed = await bench.OpenAsync(kill.Options());
        await killed.Cards.InsertAsync(new Card { Topic = "a", Text = "before" }, Acknowledgement.Committed);
        kill.At(ProjectionStep.FilesStaged);
        await Assert.ThrowsAnyAsync<Exception>(() => killed.Cards.InsertAsync(new Card { Topic = "a", Text = "killed" }, Acknowledgement.Committed));
        string tag = StoreTag.OfRoot(bench.Folder);
        Assert.Equal(0, _measured.Sum("recoveries", tag));

        await bench.RecoverAsync();
        await bench.RecoverAsync();

        Assert.Equal(1, _measured.Sum("recoveries", tag));
        Assert.Equal(2, _measured.Sum("projection.commits", tag));
    }

    [Fact]
    public async Task A_holder_that_was_killed_when_all_was_done_is_a_recovery_too()
    {
        await using var bench = new StoreBench();
        var kill = new Kill();
        CardStore killed = await bench.OpenAsync(kill.Options());
        kill.At(ProjectionStep.PassDone);
        await Assert.ThrowsAnyAsync<Exception>(() => killed.Cards.InsertAsync(new Card { Topic = "a", Text = "done" }, Acknowledgement.Committed));

        await bench.RecoverAsync();

        Assert.Equal(1, _measured.Sum("recoveries", StoreTag.OfRoot(bench.Folder)));
    }

    [Fact]
    public async Task A_file_changed_on_both_sides_is_one_conflict()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "base"));
        bench.Write("a.md", "person");

        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "store"));

        Assert.Equal(1, _measured.Sum("conflicts", StoreTag.OfRoot(bench.Folder)));
    }

    [Fact]
    public async Task A_branch_that_moved_meanwhile_is_a_retry_with_its_reason()
    {
        await using var bench = new StoreBench();
        bool move = false;
        CardStore store = await bench.OpenAsync(new StoreOptions
        {
            OnStep = step =>
            {
                if (step != ProjectionStep.PlanNoted || !move)
                    return;
                move = false;
                bench.Git("commit", "--allow-empty", "-qm", "a person's");
            },
        });
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "1"));
        move = true;
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "2"));

        Assert.Equal("head.moved", Assert.Single(_measured.Of("retries")).Tag("retry.reason"));
    }

    [Fact]
    public async Task A_batch_that_one_file_refuses_is_a_retry_with_its_reason()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync(new StoreOptions { Disk = new RefusingDisk("no.md") });

        await Assert.ThrowsAsync<StoreException>(() =>
            store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("yes.md", "1"), Change.Of("no.md", "1")));

        Assert.Contains(_measured.Of("retries"), retry => retry.Tag("retry.reason") == "files.one.by.one");
    }

    [Fact]
    public async Task A_foreign_lock_in_the_repository_is_a_retry_with_its_reason()
    {
        int runs = 0;
        GitResult result = await GitRetry.WhileLockedAsync(
            _ => Task.FromResult(++runs < 3
                ? new GitResult("update-ref", 128, [], System.Text.Encoding.UTF8.GetBytes(GitResult.LockComplaint("/repository/.git/HEAD.lock")), 1)
                : new GitResult("update-ref", 0, [], [], 1)),
            "/repository",
            CancellationToken.None);

        Assert.True(result.Succeeded);
        Assert.Equal(["git.lock", "git.lock"], _measured.Of("retries").Select(retry => retry.Tag("retry.reason")));
    }

    [Fact]
    public async Task A_log_above_its_limit_is_emptied_unless_a_reader_needs_it()
    {
        using var folder = new TempFolder();
        await using SqliteDatabase database = SqliteDatabase.Open(folder.Options() with { WalLimitBytes = 1 });
        await database.Run("create table t (a integer primary key)");
        database.Read(database, static (session, database) =>
        {
            Assert.Equal(0, session.Scalar("select count(*) from t"));
            database.Run("insert into t default values").GetAwaiter().GetResult();
            return 0;
        });

        Assert.Equal(
            ["emptied", "busy"], _measured.Of("checkpoints", StoreTag.OfLock(folder.Gate)).Select(checkpoint => checkpoint.Tag("checkpoint.outcome")));
    }
}
