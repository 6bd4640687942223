using EmergentLearning.Engine.Contracts.Watching;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests;

public sealed class WatchTests : TicketTests
{
    [Fact]
    public async Task Each_change_is_told_in_order_with_its_record_and_after_it_is_durable()
    {
        await using IAsyncEnumerator<Change<Ticket>> changes = Store.Tickets.WatchAsync().GetAsyncEnumerator();
        ValueTask<bool> first = changes.MoveNextAsync();

        Ticket inserted = await Store.Tickets.InsertAsync(NewTicket("a"));
        Ticket? updated = await Store.Tickets.UpdateAsync(inserted with { Remark = "r" });
        Ticket? set = await Store.Tickets.UpdateAsync(inserted.Id, Ticket.Columns.Weight.Set(3));
        await Store.Tickets.DeleteAsync(inserted.Id);

        Assert.True(await first);
        Assert.Equal(new Change<Ticket>(ChangeKind.Inserted, inserted.Id, inserted), changes.Current);
        Assert.Equal(new Change<Ticket>(ChangeKind.Updated, inserted.Id, updated), await Next(changes));
        Assert.Equal(new Change<Ticket>(ChangeKind.Updated, inserted.Id, set), await Next(changes));
        Assert.Equal(new Change<Ticket>(ChangeKind.Deleted, inserted.Id, set), await Next(changes));
    }

    [Fact]
    public async Task Nothing_is_told_of_what_failed_or_of_other_tables()
    {
        await using IAsyncEnumerator<Change<Plain>> changes = Store.Plains.WatchAsync().GetAsyncEnumerator();
        ValueTask<bool> first = changes.MoveNextAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.WriteAsync(tx =>
        {
            tx.Plains.Insert(new Plain(0, "undone"));
            throw new InvalidOperationException();
        }));
        await Store.Tickets.InsertAsync(NewTicket());
        await Store.Plains.InsertAsync(new(0, "done"));

        Assert.True(await first);
        Assert.Equal("done", changes.Current.Record?.Name);
    }

    [Fact]
    public async Task Many_writers_are_told_in_the_order_in_which_the_rows_came_to_be()
    {
        await using IAsyncEnumerator<Change<Counter>> changes = Store.Counters.WatchAsync().GetAsyncEnumerator();
        ValueTask<bool> first = changes.MoveNextAsync();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Store.Counters.UpsertAsync(new() { Name = "all" }, Counter.UniqueIndexes.Name)));

        Assert.True(await first);
        var versions = new List<int> { changes.Current.Record!.Version };
        while (versions.Count < 200)
            versions.Add((await Next(changes)).Record!.Version);
        Assert.Equal(Enumerable.Range(1, 200), versions);
    }

    [Fact]
    public async Task Rows_changed_by_one_statement_are_told_one_by_one_when_somebody_watches()
    {
        await Store.Plains.InsertAsync([new(0, "a", 1), new(0, "b", 2), new(0, "c", 3)]);
        await using IAsyncEnumerator<Change<Plain>> changes = Store.Plains.WatchAsync().GetAsyncEnumerator();
        ValueTask<bool> first = changes.MoveNextAsync();

        Assert.Equal(2, await Store.Plains.UpdateWhereAsync(Plain.Columns.Weight >= 2, Plain.Columns.Score.Set(1)));

        Assert.True(await first);
        Assert.Equal(new Change<Plain>(ChangeKind.Updated, 2, new(2, "b", 2, 1)), changes.Current);
        Assert.Equal(new Change<Plain>(ChangeKind.Updated, 3, new(3, "c", 3, 1)), await Next(changes));
    }

    [Fact]
    public async Task A_slow_watcher_holds_up_nobody_and_is_told_that_it_missed_something()
    {
        await using IAsyncEnumerator<Change<Plain>> changes = Store.Plains.WatchAsync(capacity: 3).GetAsyncEnumerator();
        ValueTask<bool> first = changes.MoveNextAsync();
        await Store.Plains.InsertAsync(new(0, "0"));
        Assert.True(await first);

        await Store.Plains.InsertAsync(Enumerable.Range(1, 100).Select(i => new Plain(0, $"{i}")));

        for (int i = 1; i <= 3; i++)
            Assert.Equal($"{i}", (await Next(changes)).Record?.Name);
        Assert.Equal(new Change<Plain>(ChangeKind.Missed, 0, null), await Next(changes));
        Assert.Equal(101, Store.Plains.Count());
        await Store.Plains.InsertAsync(new(0, "after"));
        Assert.Equal("after", (await Next(changes)).Record?.Name);
    }

    [Fact]
    public async Task Who_begins_to_watch_during_a_transaction_is_told_that_he_missed_it()
    {
        await Store.Plains.InsertAsync(new(0, "a"));
        await using IAsyncEnumerator<Change<Plain>> changes = Store.Plains.WatchAsync().GetAsyncEnumerator();
        await using IAsyncEnumerator<Change<Counter>> others = Store.Counters.WatchAsync().GetAsyncEnumerator();
        ValueTask<bool> first = default;
        ValueTask<bool> other = default;

        await Store.WriteAsync(tx =>
        {
            tx.Plains.UpdateWhere(Plain.Columns.Name == "a", Plain.Columns.Weight.Set(1));
            first = changes.MoveNextAsync();
            other = others.MoveNextAsync();
        });
        await Store.Counters.InsertAsync(new() { Name = "after" });

        Assert.True(await first);
        Assert.Equal(ChangeKind.Missed, changes.Current.Kind);
        Assert.True(await other);
        Assert.Equal(ChangeKind.Inserted, others.Current.Kind);
    }

    [Fact]
    public async Task Rows_deleted_by_a_condition_are_told_one_by_one()
    {
        await Store.Plains.InsertAsync([new(0, "a", 1), new(0, "b", 2), new(0, "c", 3)]);
        Assert.Equal(1, await Store.Plains.DeleteWhereAsync(Plain.Columns.Weight == 1));
        await using IAsyncEnumerator<Change<Plain>> changes = Store.Plains.WatchAsync().GetAsyncEnumerator();
        ValueTask<bool> first = changes.MoveNextAsync();

        Assert.Equal(2, await Store.Plains.DeleteWhereAsync(Plain.Columns.Weight > 0));

        Assert.True(await first);
        Assert.Equal(new Change<Plain>(ChangeKind.Deleted, 2, new(2, "b", 2)), changes.Current);
        Assert.Equal(new Change<Plain>(ChangeKind.Deleted, 3, new(3, "c", 3)), await Next(changes));
    }

    [Fact]
    public async Task Closing_the_store_or_cancelling_ends_the_watch()
    {
        using var cancellation = new CancellationTokenSource();
        await using IAsyncEnumerator<Change<Plain>> cancelled = Store.Plains.WatchAsync(cancellationToken: cancellation.Token).GetAsyncEnumerator();
        await using IAsyncEnumerator<Change<Plain>> closed = Store.Plains.WatchAsync().GetAsyncEnumerator();
        ValueTask<bool> first = cancelled.MoveNextAsync();
        ValueTask<bool> second = closed.MoveNextAsync();
        TicketStore store = Store;

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await first);
        await store.Plains.InsertAsync(new(0, "last"));
        await CloseAsync();

        Assert.True(await second);
        Assert.Equal("last", closed.Current.Record?.Name);
        Assert.False(await closed.MoveNextAsync());
        await foreach (Change<Plain> change in store.Plains.WatchAsync())
            Assert.Fail($"{change} came after the end.");
    }

    [Fact]
    public async Task A_store_opened_for_reading_has_nothing_to_tell()
    {
        await Store.Plains.InsertAsync(new(0, "a"));
        await using TicketStore reader = TicketStore.OpenReadOnly(Folder.Root);

        Assert.Throws<InvalidOperationException>(() => reader.Plains.WatchAsync());
    }

    private static async Task<Change<TRecord>> Next<TRecord>(IAsyncEnumerator<Change<TRecord>> changes)
        where TRecord : class => await changes.MoveNextAsync() ? changes.Current : throw new InvalidOperationException("The watch has ended.");
}
