using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Observability;

namespace EmergentLearning.Engine.Projection;

/// <summary>Measures the outbox. Only what is pending is looked at, through its own index, however long the history is.</summary>
internal static class OutboxGauge
{
    /// <summary>How much is pending.</summary>
    /// <param name="session">The database.</param>
    /// <param name="now">What the age is measured from.</param>
    public static OutboxReading Read(IReadSession session, DateTimeOffset now)
    {
        Span<long> counts = stackalloc long[3];
        using (IStatement select = session.Prepare("select state, count(*) from engine_outbox where state < 3 group by state"))
        {
            while (select.MoveNext())
                counts[(int)select.GetInt64(0)] = select.GetInt64(1);
        }

        // The clock of a record may have been set: what lies in the future is not older than nothing.
        TimeSpan? age = FindOldest(session) is { } oldest ? TimeSpan.FromTicks(Math.Max(0, (now - oldest).Ticks)) : null;
        return new OutboxReading(counts[0], counts[1], counts[2], age);
    }

    private static DateTimeOffset? FindOldest(IReadSession session)
    {
        using IStatement select = session.Prepare(
            "select recorded_at from engine_outbox where sequence = (select min(first) from ("
            + "select min(sequence) as first from engine_outbox where state = 0 and state < 3 union all "
            + "select min(sequence) from engine_outbox where state = 1 and state < 3))");
        return select.MoveNext()
            && DateTimeOffset.TryParse(select.GetText(0), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset oldest)
            ? oldest
            : null;
    }
}
