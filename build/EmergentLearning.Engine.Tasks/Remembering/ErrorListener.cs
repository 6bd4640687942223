using System.Collections.Concurrent;
using Microsoft.Build.Framework;

namespace EmergentLearning.Engine.Tasks.Remembering;

/// <summary>
/// Keeps the errors of one build, by project, until they are asked for. There is one in each node; MSBuild keeps it until the build ends.
/// Thread-safe: errors come on the thread of the log, questions on that of a task.
/// </summary>
internal sealed class ErrorListener : IEventRedirector
{
    // A broken reference brings thousands, and says nothing more after the first.
    private const int MaximumErrors = 500;
    private const string MarkType = "EmergentLearning.Mark";

    // In the name, the version: two versions of the package in one solution do not know each other's type.
    private static readonly string Key = typeof(ErrorListener).AssemblyQualifiedName + typeof(ErrorListener).Module.ModuleVersionId;
    private static readonly object Gate = new();

    private readonly ConcurrentDictionary<(int Node, int Project), ConcurrentQueue<BuildErrorEventArgs>> _errors = new();
    private readonly ConcurrentDictionary<string, ManualResetEventSlim> _marks = new();

    private ErrorListener()
    {
    }

    /// <summary>The listener of this node; made and attached by the first project that asks.</summary>
    /// <returns>It, or <see langword="null"/> when errors cannot be listened to here.</returns>
    public static ErrorListener? Attach(IBuildEngine engine)
    {
        if (engine is not IBuildEngine4 keeper || EngineEvents.ContextOf(engine) is null)
            return null;

        lock (Gate)
        {
            if (Find(keeper) is { } listener)
                return listener;
            ErrorListener made = new();
            if (!EngineEvents.TryListen(engine, made))
                return null;
            keeper.RegisterTaskObject(Key, made, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
            return made;
        }
    }

    /// <summary>The listener of this node, if there is one.</summary>
    public static ErrorListener? Find(IBuildEngine engine) => engine is IBuildEngine4 keeper ? Find(keeper) : null;

    /// <inheritdoc />
    public void ForwardEvent(BuildEventArgs buildEvent)
    {
        if (buildEvent is BuildErrorEventArgs { BuildEventContext: { } context } error)
            Keep(_errors.GetOrAdd((context.NodeId, context.ProjectInstanceId), _ => new()), error);
        else if (buildEvent is ExtendedCustomBuildEventArgs { ExtendedType: MarkType } mark
            && _marks.TryGetValue(mark.Message ?? "", out ManualResetEventSlim? seen))
            seen.Set();
    }

    /// <summary>The errors of the task's own project so far, each handed out once.</summary>
    /// <param name="engine">The task's.</param>
    /// <param name="patience">
    /// How long to wait for errors that were logged before and are still on their way: the log has a thread of its own.
    /// </param>
    public IReadOnlyList<BuildErrorEventArgs> Take(IBuildEngine engine, TimeSpan patience)
    {
        if (EngineEvents.ContextOf(engine) is not { } context)
            return [];

        // Events keep their order: once the mark has come, everything before it has.
        string id = Guid.NewGuid().ToString("N");
        using ManualResetEventSlim seen = new();
        _marks[id] = seen;
        engine.LogCustomEvent(new ExtendedCustomBuildEventArgs(MarkType, id, null, nameof(ErrorListener)));
        seen.Wait(patience);
        _marks.TryRemove(id, out _);
        return _errors.TryRemove((context.NodeId, context.ProjectInstanceId), out ConcurrentQueue<BuildErrorEventArgs>? errors) ? [.. errors] : [];
    }

    private static ErrorListener? Find(IBuildEngine4 keeper) =>
        keeper.GetRegisteredTaskObject(Key, RegisteredTaskObjectLifetime.Build) as ErrorListener;

    private static void Keep(ConcurrentQueue<BuildErrorEventArgs> errors, BuildErrorEventArgs error)
    {
        if (errors.Count < MaximumErrors)
            errors.Enqueue(error);
    }
}
