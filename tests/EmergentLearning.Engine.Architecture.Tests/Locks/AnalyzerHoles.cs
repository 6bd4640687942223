namespace EmergentLearning.Engine.Architecture.Tests.Locks;

/// <summary>
/// Orders of the engine's locks that running programs show and that the analyzer does not know of, each with the reason. A hole that has
/// been closed must leave this list, and a new one must not enter it by itself: the gate holds both.
/// </summary>
internal static class AnalyzerHoles
{
    private const string Repository = "Repository";
    private const string Database = "Database";
    private const string FileLockState = "EmergentLearning.Engine.Locking.FileLock._gate";
    private const string Calls = "EmergentLearning.Engine.Hosting.RunningCalls._gate";
    private const string Queue = "the work of a write is a delegate in a queue, which the writer's thread runs under the gate";
    private const string Callback = "the way leads through a delegate that is handed on, and an interface";

    /// <summary>The holes.</summary>
    public static IReadOnlyList<(string From, string To, string Why)> All { get; } =
    [
        (Database, FileLockState, Queue),
        (Database, Calls, Queue),
        (Repository, Calls, Callback),
    ];
}
