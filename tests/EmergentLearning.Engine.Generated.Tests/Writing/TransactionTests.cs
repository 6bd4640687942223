using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests.Writing;

public sealed class TransactionTests : TicketTests
{
    [Fact]
    public async Task Several_tables_change_together_and_reads_inside_see_the_writes()
    {
        (Ticket ticket, long count) = await Store.WriteAsync(
            tx =>
            {
                Ticket inserted = tx.Tickets.Insert(NewTicket("a"));
                tx.Counters.Upsert(new() { Name = "tickets", Value = 1 }, Counter.UniqueIndexes.Name);
                tx.Plains.Insert([new(0, "p"), new(0, "q")]);
                Assert.Equal(inserted, tx.Tickets.Find(inserted.Id));
                Assert.True(tx.Tickets.Where(Ticket.Columns.Slug == "a").Exists());
                Assert.Equal(inserted.Id, tx.Tickets.Update(inserted.Id, Ticket.Columns.Remark.Set("seen"))?.Id);
                tx.Plains.DeleteWhere(Plain.Columns.Name == "p");
                Assert.Equal(0, Store.Tickets.Count());
                return (tx.Tickets.Find(inserted.Id)!, tx.Plains.Count());
            },
            Acknowledgement.Projected);

        Assert.Equal(1, count);
        Assert.Equal([ticket], Store.Tickets.List());
        Assert.Equal("q", Assert.Single(Store.Plains.List()).Name);
        Assert.Equal(1, Assert.Single(Store.Counters.List()).Value);
        Assert.Contains("\nremark: seen\n", Folder.Text("tickets/x/1.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_undoes_the_transaction_and_it_alone()
    {
        var refused = new InvalidOperationException("changed my mind");

        Task[] writes =
        [
            Store.Plains.InsertAsync(new(0, "before")),
            Store.WriteAsync(tx =>
            {
                tx.Tickets.Insert(NewTicket());
                tx.Plains.Insert(new Plain(0, "undone"));
                throw refused;
            }),
            Store.Plains.InsertAsync(new(0, "after")),
        ];
        await Task.WhenAll(writes).ContinueWith(static _ => { }, TaskScheduler.Default);

        Assert.Same(refused, writes[1].Exception!.InnerException);
        Assert.Equal(["before", "after"], Store.Plains.List().Select(row => row.Name));
        Assert.Equal(0, Store.Tickets.Count());
        Assert.Empty(Queued());
    }

    [Fact]
    public async Task Reading_and_writing_in_one_transaction_needs_no_version()
    {
        await Store.Plains.InsertAsync(new(0, "counter"));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Store.WriteAsync(tx =>
        {
            Plain read = tx.Plains.Where(Plain.Columns.Name == "counter").Single();
            return tx.Plains.Update(read with { Weight = read.Weight + 1 });
        })));

        Assert.Equal(50, Store.Plains.Find(1)?.Weight);
    }

    [Fact]
    public async Task Work_that_goes_on_elsewhere_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.WriteAsync(async tx =>
        {
            tx.Plains.Insert(new Plain(0, "early"));
            await Task.Yield();
        }));

        Assert.Equal(0, Store.Plains.Count());
    }
}
