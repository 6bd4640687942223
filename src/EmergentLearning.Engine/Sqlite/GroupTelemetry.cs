using System.Diagnostics;
using EmergentLearning.Engine.Observability;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>Carries out a group of writes and tells of it.</summary>
internal static class GroupTelemetry
{
    /// <summary>Runs the group below a span that leads to the spans of its callers. Called on the writer's thread.</summary>
    public static void Run(GroupWriter writer, IReadOnlyList<WriteItem> group)
    {
        using Activity? activity = EngineActivities.AreWatched
            ? EngineActivities.StartFor(EngineActivities.Group, group.Select(static item => item.Caller), writer.Store)
            : null;
        writer.Run(group);
        if (EngineMeter.GroupSize.Enabled)
            EngineMeter.GroupSize.Record(group.Count, new KeyValuePair<string, object?>(TagNames.Store, writer.Store));
        if (activity is not null)
            Describe(activity, group);
    }

    private static void Describe(Activity activity, IReadOnlyList<WriteItem> group)
    {
        int failed = group.Count(static item => item.Failure is not null);
        activity.SetTag("write.group.size", group.Count).SetTag("write.group.failed", failed);
        // One bad record fails alone; the group has failed when nothing of it stands.
        if (failed == group.Count)
            activity.Fail(group[0].Failure!);
    }
}
