using System.Diagnostics;
using EmergentLearning.Engine.Observability;

namespace EmergentLearning.Engine.Projection;

/// <summary>What a projection pass tells of itself.</summary>
/// <param name="settings">The store that the pass works for.</param>
internal sealed class PassTelemetry(ProjectionSettings settings)
{
    private Activity? _span;

    private ProjectionSettings Settings => settings;

    /// <summary>The lock is held and there is work. Dispose the result when it is done.</summary>
    public IDisposable BeginPass(IReadOnlyList<ActivityContext> callers) => new Pass(this, callers);

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

    /// <summary>The pass has ended, with what stood in its way.</summary>
    public void Told(PassOutcome outcome)
    {
        string? problem = outcome.Problem ?? outcome.PathProblems.Values.FirstOrDefault();
        if (problem is null)
            return;

        _span?.SetStatus(ActivityStatusCode.Error, problem);
        settings.Logger.ProjectionProblem(settings.Root, problem);
    }

    private sealed class Pass : IDisposable
    {
        private readonly PassTelemetry _owner;
        private readonly long _began = Stopwatch.GetTimestamp();

        public Pass(PassTelemetry owner, IReadOnlyList<ActivityContext> callers)
        {
            _owner = owner;
            owner._span = EngineActivities.AreWatched
                ? EngineActivities.StartFor(EngineActivities.Pass, callers, owner.Settings.Store)
                : null;
        }

        public void Dispose()
        {
            EngineMeter.PassTime.RecordSince(_began, _owner.Settings.Store);
            _owner._span?.Dispose();
        }
    }
}
