using System.Diagnostics;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Observability;
using Microsoft.Extensions.Logging;

namespace EmergentLearning.Engine.Hosting;

/// <summary>Opens a store and tells of it.</summary>
internal static class OpeningTelemetry
{
    /// <summary>Opens it below a span.</summary>
    public static async Task<IStore> RunAsync(string root, StoreOptions options, StoreOpener opener, CancellationToken cancellationToken)
    {
        ILogger log = StoreLog.From(options.LoggerFactory);
        using Activity? span = EngineActivities.AreWatched ? EngineActivities.Start(EngineActivities.Open, StoreTag.OfRoot(root)) : null;
        try
        {
            IStore store = await opener.OpenAsync(cancellationToken).ConfigureAwait(false);
            log.Opened(root);
            return store;
        }
        catch (Exception failure)
        {
            span.Fail(failure);
            new FaultReport(log, root).Tell(failure);
            throw;
        }
    }
}
