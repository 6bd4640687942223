using System.Diagnostics;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Observability;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Sqlite;
using EmergentLearning.Engine.Tests.Projection;
using EmergentLearning.Engine.Tests.Sqlite;

namespace EmergentLearning.Engine.Tests.Observability;

/// <summary>Spans lead from a caller to the work that other threads do for it.</summary>
[Collection(OneAtATime.Name)]
public sealed class SpanTests : IDisposable
{
    private readonly Spans _spans = new();
    private readonly ActivitySource _caller = new(Spans.CallerSource);

    public void Dispose()
    {
        _spans.Dispose();
        _caller.Dispose();
    }

    [Fact]
    public async Task A_write_leads_from_its_caller_to_the_commit_on_the_writers_thread()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync(new StoreOptions { UseGit = false });
        string tag = StoreTag.OfRoot(bench.Folder);
        Activity caller;
        using (caller = _caller.StartActivity("request")!)
            await store.Cards.InsertAsync(new Card { Topic = "a", Text = "traced" });

        Activity write = Assert.Single(_spans.Of("store.write", tag));
        Assert.Equal(caller.SpanId, write.ParentSpanId);
        Activity group = Assert.Single(_spans.Of("write.group", tag), group => group.ParentSpanId == write.SpanId);
        Assert.Equal(caller.TraceId, group.TraceId);
        Assert.Single(_spans.Of("write.commit", tag), commit => commit.ParentSpanId == group.SpanId);
        Assert.Single(_spans.Of("store.open", tag));
    }

    [Fact]
    public async Task A_group_is_linked_to_all_its_callers()
    {
        using var folder = new TempFolder();
        using var gate = new HeldGate();
        await using SqliteDatabase database = SqliteDatabase.OpenForWriting(folder.Options(), gate);
        await database.Run("create table t (a integer primary key)");
        gate.Close();
        var callers = new List<Activity>();
        var writes = new List<Task>();
        for (int i = 0; i < 3; i++)
        {
            using Activity caller = _caller.StartActivity("request " + i)!;
            callers.Add(caller);
            writes.Add(database.Run("insert into t default values"));
        }

        gate.Open();
        await Task.WhenAll(writes);

        Activity group = Assert.Single(_spans.Of("write.group", StoreTag.OfLock(folder.Gate)), group => (int)group.GetTagItem("write.group.size")! == 3);
        Assert.Equal(callers.Select(caller => caller.SpanId), group.Links.Select(link => link.Context.SpanId));
        Assert.Equal(default, group.ParentSpanId);
    }

    [Fact]
    public async Task A_pass_is_the_child_of_who_asked_for_it_and_the_parent_of_its_files_and_its_git()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();
        await store.Cards.InsertAsync(new Card { Topic = "a", Text = "traced" }, Acknowledgement.Committed);
        await store.DisposeAsync();

        string tag = StoreTag.OfRoot(bench.Folder);
        Activity write = Assert.Single(_spans.Of("store.write", tag));
        Activity pass = Assert.Single(_spans.Of("projection.pass", tag));
        Assert.Equal(write.SpanId, pass.ParentSpanId);
        Assert.Equal(1, Assert.Single(_spans.Of("projection.files", tag), files => files.ParentSpanId == pass.SpanId).GetTagItem("files"));
        Activity git = Assert.Single(_spans.Of("git fast-import", tag));
        Assert.Equal((pass.SpanId, 0), (git.ParentSpanId, (int)git.GetTagItem("process.exit.code")!));
        Assert.Contains(_spans.Of("write.group", tag), group => group.ParentSpanId == pass.SpanId);
        Assert.Empty(_spans.Of("recovery", tag));
    }

    [Fact]
    public async Task What_a_killed_holder_left_is_a_span_of_its_own()
    {
        await using var bench = new StoreBench();
        var kill = new Kill();
        CardStore killed = await bench.OpenAsync(kill.Options());
        kill.At(ProjectionStep.FilesStaged);
        await Assert.ThrowsAnyAsync<Exception>(() => killed.Cards.InsertAsync(new Card { Topic = "a", Text = "killed" }, Acknowledgement.Committed));

        await bench.RecoverAsync();

        string tag = StoreTag.OfRoot(bench.Folder);
        Activity recovery = Assert.Single(_spans.Of("recovery", tag));
        Assert.Contains(_spans.Of("projection.pass", tag), pass => pass.SpanId == recovery.ParentSpanId);
    }

    [Fact]
    public async Task A_write_that_fails_is_a_span_with_an_error_and_so_is_its_group()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync(new StoreOptions { UseGit = false });

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Engine.WriteAsync<int>(
            _ => throw new InvalidOperationException("refused"), Acknowledgement.Durable));

        string tag = StoreTag.OfRoot(bench.Folder);
        Activity write = Assert.Single(_spans.Of("store.write", tag));
        Assert.Equal((ActivityStatusCode.Error, "refused"), (write.Status, write.StatusDescription));
        Assert.Equal(typeof(InvalidOperationException).FullName, write.GetTagItem("error.type"));
        Activity group = Assert.Single(_spans.Of("write.group", tag), group => group.ParentSpanId == write.SpanId);
        Assert.Equal((ActivityStatusCode.Error, 1), (group.Status, (int)group.GetTagItem("write.group.failed")!));
    }

    [Fact]
    public async Task A_checkpoint_says_what_it_came_to()
    {
        using var folder = new TempFolder();
        await using SqliteDatabase database = SqliteDatabase.Open(folder.Options() with { WalLimitBytes = 1 });
        await database.Run("create table t (a integer primary key)");
        await database.Run("insert into t default values");

        Assert.Equal("emptied", _spans.Of("checkpoint", StoreTag.OfLock(folder.Gate))[0].GetTagItem("checkpoint.outcome"));
    }
}
