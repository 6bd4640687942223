using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Tests.Projection;

namespace EmergentLearning.Engine.Tests.Hosting;

/// <summary>Git comes, goes, and comes again.</summary>
public sealed class GitSwitchTests
{
    private static readonly StoreOptions WithoutGit = new() { UseGit = false };

    [Fact]
    public async Task What_was_recorded_without_git_is_not_called_committed()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync(WithoutGit);
        long sequence = await store.Engine.WriteAsync(transaction => transaction.Project(Change.Of("a.md", "1")), Acknowledgement.Projected);

        ProjectionState state = await store.Engine.ProjectAsync(sequence, Acknowledgement.Committed);

        Assert.Equal((Acknowledgement.Projected, null), (state.Level, state.CommitId));
        Assert.Contains("without git", state.Problem!, StringComparison.Ordinal);
        Assert.Equal("1", bench.Read("a.md"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Documents_from_before_git_are_committed_when_it_is_first_used(bool personMadeTheRepository)
    {
        await using var bench = new StoreBench();
        CardStore without = await bench.OpenAsync(WithoutGit);
        await without.Engine.PutAsync(Acknowledgement.Projected, [.. Enumerable.Range(0, 300).Select(i => Change.Of($"d/{i}.md", $"{i}"))]);
        await without.DisposeAsync();
        if (personMadeTheRepository)
            bench.Git("init", "-q");

        await bench.RecoverAsync();

        Assert.Equal(300, bench.Git("ls-files").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("", bench.Git("status", "--porcelain"));
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task Records_made_without_git_in_a_store_that_has_a_repository_are_committed_one_by_one_later()
    {
        await using var bench = new StoreBench();
        await (await bench.OpenAsync()).DisposeAsync();
        CardStore without = await bench.OpenAsync(WithoutGit);
        await without.Cards.InsertAsync(new Card { Topic = "a", Text = "1" }, Acknowledgement.Projected);
        await without.Cards.InsertAsync(new Card { Topic = "a", Text = "2" }, Acknowledgement.Projected);
        await without.DisposeAsync();

        await bench.RecoverAsync();

        Assert.Equal(["cards: 1", "cards: 2"], bench.Subjects());
        Assert.Equal("", bench.Git("status", "--porcelain"));
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task A_repository_that_is_gone_is_a_loss_to_be_told_and_begins_anew_only_when_asked()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();
        await store.Cards.InsertAsync(new Card { Topic = "a", Text = "1" }, Acknowledgement.Committed);
        await store.DisposeAsync();
        Directory.Delete(bench.PathOf(".git"), recursive: true);

        StoreException gone = await Assert.ThrowsAsync<StoreException>(() => bench.OpenAsync());
        Assert.Equal(StoreFault.Git, gone.Fault);
        Assert.False(Directory.Exists(bench.PathOf(".git")));
        await bench.RecoverAsync(new StoreOptions { AllowForeignFolder = true });

        Assert.Equal(["init: begin a new history"], bench.Subjects());
        Assert.Equal("", bench.Git("status", "--porcelain"));
        await bench.AssertAtRestAsync();
    }
}
