using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests.Writing;

/// <summary>Several rows at once are one unit: all of them with their files, or none.</summary>
public sealed class BatchTests : TicketTests
{
    [Fact]
    public async Task A_batch_returns_its_records_with_keys_in_order()
    {
        IReadOnlyList<Ticket> inserted = await Store.Tickets.InsertAsync([NewTicket("a"), NewTicket("b"), NewTicket("c")], Acknowledgement.Projected);

        Assert.Equal([1, 2, 3], inserted.Select(ticket => ticket.Id));
        Assert.Equal(inserted, Store.Tickets.List());
        Assert.Equal(["tickets/x/1.md", "tickets/x/2.md", "tickets/x/3.md"], Folder.Documents());
    }

    [Fact]
    public async Task One_bad_record_of_a_batch_undoes_all_of_it()
    {
        Ticket kept = await Store.Tickets.InsertAsync(NewTicket("kept"), Acknowledgement.Projected);

        await Assert.ThrowsAnyAsync<StoreException>(() => Store.Tickets.InsertAsync([NewTicket("a"), NewTicket("kept"), NewTicket("c")]));
        await Assert.ThrowsAnyAsync<StoreException>(() => Store.Tickets.UpsertAsync([kept with { Remark = "changed" }, NewTicket("a") with { Weight = 10 }]));
        await Assert.ThrowsAnyAsync<StoreException>(() => Store.Tickets.UpdateAsync([kept with { Remark = "changed" }, kept with { Remark = "again" }]));
        await Assert.ThrowsAnyAsync<StoreException>(() => Store.Tickets.DeleteAsync([kept, kept]));

        Assert.Equal([kept], Store.Tickets.List());
        Assert.Equal(["tickets/x/1.md"], Queued());
    }

    [Fact]
    public async Task Batches_update_and_delete_what_is_there_and_leave_out_what_is_not()
    {
        IReadOnlyList<Plain> rows = await Store.Plains.InsertAsync([new(0, "a"), new(0, "b"), new(0, "c")]);

        IReadOnlyList<Plain> updated = await Store.Plains.UpdateAsync([rows[2] with { Weight = 3 }, new(99, "absent"), rows[0] with { Weight = 1 }]);
        Assert.Equal([rows[2] with { Weight = 3 }, rows[0] with { Weight = 1 }], updated);
        Assert.Equal([1, 0, 3], Store.Plains.List().Select(row => row.Weight));

        Assert.Equal(2, await Store.Plains.DeleteAsync([1L, 99L, 2L]));
        Assert.Equal(1, await Store.Plains.DeleteAsync([rows[2], rows[2]]));
        Assert.Equal(0, Store.Plains.Count());
    }

    [Fact]
    public async Task An_empty_batch_writes_nothing()
    {
        Assert.Empty(await Store.Plains.InsertAsync(Array.Empty<Plain>()));
        Assert.Equal(0, await Store.Plains.DeleteAsync(Array.Empty<long>()));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Store.Plains.InsertAsync((IEnumerable<Plain>)null!));
    }

    [Fact]
    public async Task What_computes_a_batch_runs_before_it_is_queued()
    {
        int thread = Environment.CurrentManagedThreadId;

        IEnumerable<Plain> Computed()
        {
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
            yield return new Plain(0, "computed");
        }

        Assert.Single(await Store.Plains.InsertAsync(Computed()));
    }
}
