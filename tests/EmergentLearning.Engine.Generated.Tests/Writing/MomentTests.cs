using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests.Writing;

/// <summary><c>[CreatedAt]</c> and <c>[UpdatedAt]</c> come from the store's clock.</summary>
public sealed class MomentTests : TicketTests
{
    [Fact]
    public async Task An_insert_sets_both_where_they_have_no_value()
    {
        DateTimeOffset given = Now.AddYears(-1);

        Ticket stamped = await Store.Tickets.InsertAsync(NewTicket());
        Ticket kept = await Store.Tickets.InsertAsync(NewTicket() with { CreatedAt = given, UpdatedAt = given.UtcDateTime });

        Assert.Equal((Now, Now.UtcDateTime), (stamped.CreatedAt, stamped.UpdatedAt));
        Assert.Equal((given, given.UtcDateTime), (kept.CreatedAt, kept.UpdatedAt));
        Assert.Equal([stamped, kept], Store.Tickets.List());
    }

    [Fact]
    public async Task An_update_sets_the_one_and_keeps_the_other()
    {
        Ticket inserted = await Store.Tickets.InsertAsync(NewTicket());
        DateTimeOffset created = Now;
        Now = Now.AddDays(1);

        Ticket? updated = await Store.Tickets.UpdateAsync(NewTicket() with { Id = inserted.Id, Revision = 1 });

        Assert.Equal((created, Now.UtcDateTime), (updated!.CreatedAt, updated.UpdatedAt));
        Assert.Equal([updated], Store.Tickets.List());
    }

    [Fact]
    public async Task The_file_shows_what_was_stamped()
    {
        await Store.Tickets.InsertAsync(NewTicket(), Contracts.Acknowledgement.Projected);

        string text = Folder.Text("tickets/x/1.md");
        Assert.Contains("created_at: \"2026-01-31 10:00:00\"", text, StringComparison.Ordinal);
        Assert.Contains("updated_at: \"2026-01-31 10:00:00\"", text, StringComparison.Ordinal);
        Assert.Contains("revision: 1\n", text, StringComparison.Ordinal);
    }
}
