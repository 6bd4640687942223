using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Tests.Projection;

namespace EmergentLearning.Engine.Tests.Hosting;

/// <summary>Open stores side by side, closing, waiting and giving up.</summary>
public sealed class LifetimeTests
{
    [Fact]
    public async Task Closing_with_work_under_way_finishes_it_and_tells_every_caller_so()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();
        Task<Card>[] inserts = [.. Enumerable.Range(0, 60).Select(i => store.Cards.InsertAsync(
            new Card { Topic = "t", Text = $"{i}" }, (Acknowledgement)(i % 3)))];

        await Task.WhenAll(store.DisposeAsync().AsTask(), store.DisposeAsync().AsTask());

        Assert.All(inserts, insert => Assert.True(insert.IsCompletedSuccessfully, insert.Exception?.ToString()));
        Assert.Equal(60, bench.Subjects().Length);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.Cards.InsertAsync(new Card { Topic = "t", Text = "late" }));
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task Two_stores_on_one_folder_project_for_each_other()
    {
        await using var bench = new StoreBench();
        CardStore one = await bench.OpenAsync();
        CardStore two = await bench.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            (i % 2 == 0 ? one : two).Cards.InsertAsync(new Card { Topic = "t", Text = $"{i}" }, Acknowledgement.Committed)));

        Assert.Equal(40, one.Cards.Count());
        Assert.Equal(40, bench.Subjects().Length);
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task While_somebody_else_projects_for_too_long_the_record_is_durable_and_a_later_pass_finishes_it()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync(new StoreOptions { LockTimeout = TimeSpan.FromMilliseconds(300) });
        using (var other = new FileLock(Path.Combine(bench.EngineFolder, "repository.lock"), LockClass.Repository))
        {
            using LockHandle held = await other.AcquireAsync(TimeSpan.FromSeconds(30), default);
            StoreException problem = await Assert.ThrowsAsync<StoreException>(
                () => store.Cards.InsertAsync(new Card { Topic = "t", Text = "1" }, Acknowledgement.Committed));
            Assert.Contains("durable", problem.Message, StringComparison.Ordinal);
            Assert.Contains("repository.lock", problem.Message, StringComparison.Ordinal);
            Assert.Equal(1, store.Cards.Count());
        }

        await store.Cards.InsertAsync(new Card { Topic = "t", Text = "2" }, Acknowledgement.Committed);

        Assert.Equal(["cards: 1", "cards: 2"], bench.Subjects());
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task A_caller_that_stops_waiting_leaves_the_record_to_be_finished()
    {
        await using var bench = new StoreBench();
        using var stop = new CancellationTokenSource();
        bool first = true;
        CardStore store = await bench.OpenAsync(new StoreOptions
        {
            OnStep = step =>
            {
                if (step == ProjectionStep.FilesStaged && first)
                {
                    first = false;
                    stop.Cancel();
                }
            },
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.Cards.InsertAsync(new Card { Topic = "t", Text = "1" }, Acknowledgement.Committed, stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.Cards.InsertAsync(new Card { Topic = "t", Text = "never" }, Acknowledgement.Committed, stop.Token));
        await store.DisposeAsync();

        Assert.Equal(["cards: 1"], bench.Subjects());
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task A_marker_that_cannot_be_set_is_a_problem_that_is_told_and_not_thrown()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();
        string inTheWay = Path.Combine(bench.EngineFolder, "projecting");
        Directory.CreateDirectory(inTheWay);

        long sequence = await store.Engine.WriteAsync(transaction => transaction.Project(Change.Of("a.md", "1")));
        ProjectionState state = await store.Engine.ProjectAsync(sequence, Acknowledgement.Committed);

        Assert.NotNull(state.Problem);
        Directory.Delete(inTheWay);
        await store.DisposeAsync();
        await bench.RecoverAsync();
        await bench.AssertAtRestAsync();
    }
}
