using System.Diagnostics;

namespace EmergentLearning.Engine.Observability;

/// <summary>The spans of the engine. With no listener every member gives nothing and allocates nothing.</summary>
internal static class EngineActivities
{
    public const string Open = "store.open";
    public const string Write = "store.write";
    public const string Group = "write.group";
    public const string Commit = "write.commit";
    public const string Checkpoint = "checkpoint";
    public const string Pass = "projection.pass";
    public const string Files = "projection.files";
    public const string Recovery = "recovery";

    /// <summary>What a back end keeps of a span's links as a rule; a group may have 512 callers.</summary>
    public const int MostLinks = 128;

    private static readonly ActivitySource Source = new(EngineTelemetry.Name, EngineTelemetry.Version);

    /// <summary>Whether anybody listens.</summary>
    public static bool AreWatched => Source.HasListeners();

    /// <summary>Where the calling flow stands, to be linked from work that another thread does for it; nothing while nobody listens.</summary>
    public static ActivityContext Caller() => Source.HasListeners() && Activity.Current is { } current ? current.Context : default;

    /// <summary>Begins a span below the flow's own.</summary>
    public static Activity? Start(string name, string? store = null)
    {
        Activity? activity = Source.StartActivity(name);
        if (store is not null)
            activity?.SetTag(TagNames.Store, store);
        return activity;
    }

    /// <summary>Begins the span of work that one thread does for others: the child of its only caller, or linked to all of several.</summary>
    public static Activity? StartFor(string name, IEnumerable<ActivityContext> callers, string store)
    {
        ActivityContext[] known = [.. callers.Where(caller => caller != default).Distinct().Take(MostLinks)];
        Activity? activity = known.Length == 1
            ? Source.StartActivity(name, ActivityKind.Internal, known[0])
            : Source.StartActivity(name, ActivityKind.Internal, default(ActivityContext), links: known.Select(caller => new ActivityLink(caller)));
        return activity?.SetTag(TagNames.Store, store);
    }

    /// <summary>Notes on a span why its work failed.</summary>
    public static void Fail(this Activity? activity, Exception error) =>
        activity?.SetStatus(ActivityStatusCode.Error, error.Message).SetTag(TagNames.ErrorType, error.GetType().FullName);
}
