using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests.Writing;

public sealed class UpsertTests : TicketTests
{
    [Fact]
    public async Task By_key_a_row_is_inserted_or_changed()
    {
        Ticket first = await Store.Tickets.UpsertAsync(NewTicket("a"));
        Ticket second = await Store.Tickets.UpsertAsync(NewTicket("b") with { Id = 7 });
        Now = Now.AddHours(1);
        Ticket third = await Store.Tickets.UpsertAsync(NewTicket("c") with { Id = 7, Area = "y" }, Acknowledgement.Projected);

        Assert.Equal((1, 7, 7), (first.Id, second.Id, third.Id));
        Assert.Equal([first, third], Store.Tickets.List());
        Assert.Equal(["tickets/x/1.md", "tickets/y/7.md"], Folder.Documents());
    }

    [Fact]
    public async Task By_a_unique_index_the_row_keeps_its_key_and_its_file_moves()
    {
        Ticket before = await Store.Tickets.InsertAsync(NewTicket("a") with { Remark = "old" }, Acknowledgement.Projected);
        Now = Now.AddHours(1);

        Ticket after = await Store.Tickets.UpsertAsync(
            new() { Area = "y", Slug = "a", Remark = "new" }, Ticket.UniqueIndexes.Slug, Acknowledgement.Projected);

        Assert.Equal(before with { Area = "y", Remark = "new", Revision = 2, UpdatedAt = Now.UtcDateTime }, after);
        Assert.Equal([after], Store.Tickets.List());
        Assert.Equal(["tickets/y/1.md"], Folder.Documents());
        Assert.Contains("\nremark: new\n", Folder.Text("tickets/y/1.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_in_a_unique_index_is_always_new()
    {
        await Store.Tickets.UpsertAsync(NewTicket(), Ticket.UniqueIndexes.Slug);
        await Store.Tickets.UpsertAsync(NewTicket(), Ticket.UniqueIndexes.Slug);
        await Store.Tickets.UpsertAsync(NewTicket() with { Number = 1 }, Ticket.UniqueIndexes.AreaNumber);
        await Store.Tickets.UpsertAsync(NewTicket() with { Number = 1, Remark = "again" }, Ticket.UniqueIndexes.AreaNumber);
        await Store.Tickets.UpsertAsync(NewTicket() with { Area = "y", Number = 1 }, Ticket.UniqueIndexes.AreaNumber);

        Assert.Equal([null, null, "again", null], Store.Tickets.List().Select(ticket => ticket.Remark));
    }

    [Fact]
    public async Task A_value_of_another_unique_index_is_refused_and_changes_nothing()
    {
        Ticket one = await Store.Tickets.InsertAsync(NewTicket("one") with { Number = 1 });
        Ticket two = await Store.Tickets.InsertAsync(NewTicket("two") with { Number = 2 });

        StoreException exception = await Assert.ThrowsAnyAsync<StoreException>(
            () => Store.Tickets.UpsertAsync(NewTicket("one") with { Number = 2 }, Ticket.UniqueIndexes.AreaNumber));

        Assert.Contains("tickets.slug", exception.Message, StringComparison.Ordinal);
        Assert.Equal([one, two], Store.Tickets.List());
    }

    [Fact]
    public async Task A_batch_by_an_index_sees_its_own_rows()
    {
        IReadOnlyList<Ticket> stored = await Store.Tickets.UpsertAsync(
            [NewTicket("a"), NewTicket("b"), NewTicket("a") with { Remark = "last" }], Ticket.UniqueIndexes.Slug);

        Assert.Equal([1, 2, 1], stored.Select(ticket => ticket.Id));
        Assert.Equal(["last", null], Store.Tickets.List().Select(ticket => ticket.Remark));
    }

    [Fact]
    public async Task Many_at_once_count_every_upsert_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Store.Counters.UpsertAsync(new() { Name = "all" }, Counter.UniqueIndexes.Name)));

        Assert.Equal(50, Assert.Single(Store.Counters.List()).Version);
    }
}
