using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests.Infrastructure;

/// <summary>Tests on a store of tickets whose clock the test sets.</summary>
public abstract class TicketTests : StoreTests<TicketStore>
{
    private readonly SettableClock _clock;

    protected TicketTests()
        : this(new SettableClock())
    {
    }

    private TicketTests(SettableClock clock)
        : base((root, options, cancellationToken) => TicketStore.OpenAsync(root, options! with { Clock = clock }, cancellationToken)) => _clock = clock;

    /// <summary>The store's time.</summary>
    protected DateTimeOffset Now
    {
        get => _clock.Now;
        set => _clock.Now = value;
    }

    protected static Ticket NewTicket(string? slug = null) => new() { Area = "x", Slug = slug };

    /// <summary>What is queued for the files, oldest first, each path as often as it was written.</summary>
    private protected string[] Queued() => [.. Store.Engine.Rows("select path from engine_outbox order by sequence").Select(row => row[0])];
}
