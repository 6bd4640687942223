using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests.Writing;

public sealed class VersionTests : TicketTests
{
    [Fact]
    public async Task Each_change_counts_one()
    {
        Ticket first = await Store.Tickets.InsertAsync(NewTicket());
        Ticket? second = await Store.Tickets.UpdateAsync(first with { Weight = 1 });
        Ticket? third = await Store.Tickets.UpdateAsync(second! with { Weight = 2 });

        Assert.Equal((1, 2, 3), (first.Revision, second.Revision, third!.Revision));
        Assert.Equal(third, Store.Tickets.Find(first.Id));
    }

    [Fact]
    public async Task A_stale_record_changes_nothing_and_says_what_was_found()
    {
        Ticket read = await Store.Tickets.InsertAsync(NewTicket());
        Ticket? current = await Store.Tickets.UpdateAsync(read with { Remark = "first" });
        string[] queued = Queued();

        ConcurrencyException update = await Assert.ThrowsAsync<ConcurrencyException>(() => Store.Tickets.UpdateAsync(read with { Remark = "second" }));
        ConcurrencyException delete = await Assert.ThrowsAsync<ConcurrencyException>(() => Store.Tickets.DeleteAsync(read));

        Assert.Equal(("tickets", read.Id, 1, 2), (update.Table, update.Key, update.ExpectedVersion, update.FoundVersion));
        Assert.Equal(update.Message, delete.Message);
        Assert.Equal("The row 1 of \"tickets\" was read at version 1 and is at version 2 by now. Nothing was changed; read it again and repeat the change.", update.Message);
        Assert.Equal([current!], Store.Tickets.List());
        Assert.Equal(queued, Queued());
    }

    [Fact]
    public async Task A_record_whose_row_was_deleted_is_stale_too()
    {
        Ticket read = await Store.Tickets.InsertAsync(NewTicket());
        Assert.True(await Store.Tickets.DeleteAsync(read));

        ConcurrencyException exception = await Assert.ThrowsAsync<ConcurrencyException>(() => Store.Tickets.UpdateAsync(read));

        Assert.Null(exception.FoundVersion);
        Assert.Contains("has been deleted since", exception.Message, StringComparison.Ordinal);
        Assert.False(await Store.Tickets.DeleteAsync(read.Id));
    }

    [Fact]
    public async Task Of_many_who_read_the_same_one_wins()
    {
        Ticket read = await Store.Tickets.InsertAsync(NewTicket());

        Task<Ticket?>[] updates = [.. Enumerable.Range(0, 20).Select(i => Store.Tickets.UpdateAsync(read with { Remark = $"{i}" }))];
        await Task.WhenAll(updates).ContinueWith(static _ => { }, TaskScheduler.Default);

        Ticket? winner = await Assert.Single(updates, update => update.IsCompletedSuccessfully);
        Assert.Equal([winner!], Store.Tickets.List());
        Assert.All(updates.Where(update => update.IsFaulted), update => Assert.IsType<ConcurrencyException>(update.Exception!.InnerException));
    }

    [Fact]
    public async Task Counting_up_by_reading_and_writing_loses_nothing()
    {
        Counter counter = await Store.Counters.InsertAsync(new() { Name = "hits" });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (int done = 0; done < 5;)
            {
                Counter read = Store.Counters.Find(counter.Id)!;
                try
                {
                    await Store.Counters.UpdateAsync(new() { Id = read.Id, Name = read.Name, Value = read.Value + 1, Version = read.Version });
                    done++;
                }
                catch (ConcurrencyException e)
                {
                    Assert.True(e.FoundVersion > e.ExpectedVersion);
                }
            }
        })));

        Assert.Equal((40, 41), (Store.Counters.Find(counter.Id)!.Value, Store.Counters.Find(counter.Id)!.Version));
    }

    [Fact]
    public async Task A_table_without_a_version_takes_the_last_writer()
    {
        Plain read = await Store.Plains.InsertAsync(new(0, "a"));
        await Store.Plains.UpdateAsync(read with { Weight = 1 });
        await Store.Plains.UpdateAsync(read with { Score = 2 });

        Assert.Equal([read with { Score = 2 }], Store.Plains.List());
    }
}
