using System.Diagnostics;
using EmergentLearning.Engine.Observability;

namespace EmergentLearning.Engine.Projection;

/// <summary>What a projection pass tells of itself.</summary>
/// <param name="settings">The store that the pass works for.</param>
internal sealed class PassTelemetry(ProjectionSettings settings)
{
    /// <summary>Runs a pass below a span that leads to those who asked for it, once the lock is held and there is work.</summary>
    /// <param name="callers">The spans of those who asked.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="problem">What stopped it as a whole, asked afterwards.</param>
    /// <param name="pathProblems">What stopped single files, read afterwards.</param>
    public async Task RunAsync(
        IReadOnlyList<ActivityContext> callers, Func<Task> pass, Func<string?> problem, IReadOnlyDictionary<string, string> pathProblems)
    {
        using Activity? span = EngineActivities.AreWatched
            ? EngineActivities.StartFor(EngineActivities.Pass, callers, settings.Store)
            : null;
        long began = Stopwatch.GetTimestamp();
        try
        {
            await pass().ConfigureAwait(false);
            if ((problem() ?? pathProblems.Values.FirstOrDefault()) is { } found)
            {
                span?.SetStatus(ActivityStatusCode.Error, found);
                settings.Logger.ProjectionProblem(settings.Root, found);
            }
        }
        catch (Exception failure)
        {
            span.Fail(failure);
            throw;
        }
        finally
        {
            EngineMeter.PassTime.RecordSince(began, settings.Store);
        }
    }

    /// <summary>Writes the files of a batch, below a span, and counts them.</summary>
    public FileProjectionResult Write(FileProjector files, IReadOnlyList<OutboxEntry> queued)
    {
        using Activity? span = EngineActivities.Start(EngineActivities.Files, settings.Store);
        FileProjectionResult result = files.Write(queued);
        int count = result.Written.Select(static entry => entry.Path).Distinct(StringComparer.Ordinal).Count();
        EngineMeter.Files.AddFor(count, settings.Store);
        span?.SetTag("files", count).SetTag("conflicts", result.ConflictPaths.Count).SetTag("problems", result.Problems.Count);
        return result;
    }

    /// <summary>What a killed or failed holder left was found.</summary>
    public void Recovered()
    {
        EngineMeter.Recoveries.AddFor(1, settings.Store);
        settings.Logger.Recovered(settings.Root);
    }

    /// <summary>A file that was changed on both sides is kept twice.</summary>
    public void KeptBoth(string path)
    {
        EngineMeter.Conflicts.AddFor(1, settings.Store);
        settings.Logger.ConflictKept(settings.Root, path);
    }
}
