using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests.Queries;

public sealed class CommandTests : JobTests
{
    [Fact]
    public async Task A_command_says_how_many_rows_it_changed()
    {
        await FillAsync(3);

        Assert.Equal(2, await Store.RetryAsync("a"));
        Assert.Equal(0, await Store.RetryAsync("none"));
        Assert.Equal([1, 1, 3], Store.All().Select(job => job.Attempts));
    }

    [Fact]
    public async Task What_a_command_returns_is_read()
    {
        await FillAsync(3);

        Assert.Equal("new", (await Store.AnnotateAsync(1, "new"))!.Note);
        Assert.Null((await Store.AnnotateAsync(1, null))!.Note);
        Assert.Null(await Store.AnnotateAsync(9, "new"));
        Assert.Equal((2, 7.5), await Store.PriceAsync(2, 7.5));
        Assert.Null(await Store.PriceAsync(9, 7.5));
        Assert.Equal(["job 1", "job 3"], (await Store.DrainAsync("a")).Order());
        Assert.Equal(["job 2"], Store.All().Select(job => job.Name));
    }

    [Fact]
    public async Task An_upsert_is_one_statement()
    {
        Assert.Equal(0, await Store.EnqueueAsync("a", "x", Level.High, Owner(1)));
        Assert.Equal(1, await Store.EnqueueAsync("a", "x", Level.High, Owner(1)));

        Assert.Equal(Level.High, Assert.Single(Store.All()).Level);
    }

    [Fact]
    public async Task A_command_is_durable_when_its_task_is_done()
    {
        await FillAsync(2);
        await Store.DrainAsync("a");
        await ReopenAsync();

        Assert.Equal(["job 2"], Store.All().Select(job => job.Name));
    }

    [Fact]
    public async Task A_command_that_is_refused_changes_nothing()
    {
        await FillAsync(2);
        await Store.RenameAsync(1);

        await Assert.ThrowsAnyAsync<StoreException>(() => Store.RenameAsync(2));

        Assert.Equal(["x", "job 2"], Store.All().Select(job => job.Name));
        Assert.Contains("RenameAsync", (await Assert.ThrowsAsync<InvalidOperationException>(() => Store.RenameAsync(9))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_opened_for_reading_refuses_commands()
    {
        await FillAsync(1);
        await using var reader = JobStore.OpenReadOnly(Folder.Root);

        Assert.Equal("job 1", Assert.Single(reader.All()).Name);
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.RetryAsync("a"));
    }

    [Fact]
    public async Task A_cancelled_command_is_not_begun()
    {
        await FillAsync(1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.RetryAsync("a", new CancellationToken(canceled: true)));

        Assert.Equal(0, Assert.Single(Store.All()).Attempts);
    }
}
