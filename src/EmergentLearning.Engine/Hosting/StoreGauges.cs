using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Observability;
using EmergentLearning.Engine.Projection;

namespace EmergentLearning.Engine.Hosting;

/// <summary>What an open store tells the instruments. The store holds it; the instruments know it weakly.</summary>
/// <param name="settings">The store.</param>
internal sealed class StoreGauges(ProjectionSettings settings) : IStoreGauges
{
    public string Store => settings.Store;

    public long? ReadQueueDepth() => settings.Database.Writer?.Waiting;

    public long? ReadWalBytes() => Ask<long>(static settings => settings.Database.WalBytes);

    public TimeSpan? ReadOldestReader() => settings.Database.OldestRead;

    public OutboxReading? ReadOutbox() => Ask(static settings =>
        settings.Database.Read(settings.Clock.GetUtcNow(), static (session, now) => OutboxGauge.Read(session, now)));

    private T? Ask<T>(Func<ProjectionSettings, T> question)
        where T : struct
    {
        try
        {
            return question(settings);
        }
        catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Closed at this moment, or not readable: whoever uses the store is told by the store, and a missing value says it here.
            return null;
        }
    }
}
