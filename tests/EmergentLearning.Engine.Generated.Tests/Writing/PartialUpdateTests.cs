using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Contracts.Querying;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;
using static EmergentLearning.Engine.Generated.Tests.Records.Ticket;

namespace EmergentLearning.Engine.Generated.Tests.Writing;

public sealed class PartialUpdateTests : TicketTests
{
    [Fact]
    public async Task Some_columns_of_one_row_are_set_and_its_file_follows()
    {
        Ticket before = await Store.Tickets.InsertAsync(NewTicket("a") with { Weight = 2, Remark = "r" }, Acknowledgement.Projected);
        Now = Now.AddHours(1);

        Ticket? after = await Store.Tickets.UpdateAsync(before.Id, [Columns.Area.Set("y"), Columns.Remark.Set(null)], Acknowledgement.Projected);

        Assert.Equal(before with { Area = "y", Remark = null, Revision = 2, UpdatedAt = Now.UtcDateTime }, after);
        Assert.Equal([after!], Store.Tickets.List());
        Assert.Equal(["tickets/y/1.md"], Folder.Documents());
        Assert.Null(await Store.Tickets.UpdateAsync(99, Columns.Weight.Set(4)));
    }

    [Fact]
    public async Task Rows_that_meet_a_condition_are_set_and_no_others()
    {
        await Store.Tickets.InsertAsync([.. Enumerable.Range(0, 6).Select(i => NewTicket() with { Weight = i })]);

        Assert.Equal(3, await Store.Tickets.UpdateWhereAsync(Columns.Weight >= 3, [Columns.Weight.Set(0), Columns.Area.Set("y")], Acknowledgement.Projected));

        Assert.Equal([("x", 0, 1), ("x", 1, 1), ("x", 2, 1), ("y", 0, 2), ("y", 0, 2), ("y", 0, 2)], Store.Tickets.Rows.Select(Columns.Area, Columns.Weight, Columns.Revision).ToList());
        Assert.Equal(["tickets/x/1.md", "tickets/x/2.md", "tickets/x/3.md", "tickets/y/4.md", "tickets/y/5.md", "tickets/y/6.md"], Folder.Documents());
    }

    [Fact]
    public async Task A_plain_table_is_set_by_one_statement()
    {
        await Store.Plains.InsertAsync([new(0, "a", 1), new(0, "b", 2), new(0, "c", 3)]);

        Assert.Equal(2, await Store.Plains.UpdateWhereAsync(Plain.Columns.Weight > 1, Plain.Columns.Score.Set(0.5)));
        Assert.Equal(0, await Store.Plains.UpdateWhereAsync(Plain.Columns.Weight > 9, Plain.Columns.Score.Set(1)));

        Assert.Equal([null, 0.5, 0.5], Store.Plains.List().Select(row => row.Score));
    }

    [Fact]
    public async Task One_refused_row_undoes_all_of_them()
    {
        IReadOnlyList<Ticket> rows = await Store.Tickets.InsertAsync([NewTicket("a"), NewTicket("b")]);
        string[] queued = Queued();

        await Assert.ThrowsAnyAsync<StoreException>(() => Store.Tickets.UpdateWhereAsync(Columns.Id > 0, Columns.Slug.Set("same")));
        await Assert.ThrowsAnyAsync<StoreException>(() => Store.Tickets.UpdateWhereAsync(Columns.Id > 0, Columns.Weight.Set(10)));

        Assert.Equal(rows, Store.Tickets.List());
        Assert.Equal(queued, Queued());
    }

    [Fact]
    public async Task Deleting_by_a_condition_takes_the_files_along()
    {
        await Store.Tickets.InsertAsync([.. Enumerable.Range(0, 6).Select(i => NewTicket() with { Weight = i })], Acknowledgement.Projected);

        Assert.Equal(4, await Store.Tickets.DeleteWhereAsync(Columns.Weight.In(0, 2, 3, 5), Acknowledgement.Projected));

        Assert.Equal([2, 5], Store.Tickets.Rows.Select(Columns.Id).ToList());
        Assert.Equal(["tickets/x/2.md", "tickets/x/5.md"], Folder.Documents());
        Assert.Equal(0, await Store.Tickets.DeleteWhereAsync(Columns.Weight == 9));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_before_it_is_queued()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Tickets.UpdateAsync(1));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Tickets.UpdateAsync(1, Columns.Weight.Set(1), Columns.Weight.Set(2)));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Tickets.UpdateAsync(1, Columns.Id.Set(2)));
        ArgumentException version = await Assert.ThrowsAsync<ArgumentException>(() => Store.Tickets.UpdateAsync(1, Columns.Revision.Set(2)));
        Assert.Contains("\"revision\"", version.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentNullException>(() => Store.Tickets.DeleteWhereAsync((Filter<Ticket>)null!));
    }
}
