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
    private const string Projector = "EmergentLearning.Engine.Projection.Projector._gate";
    private const string Readers = "EmergentLearning.Engine.Sqlite.ReadOnlyConnections._sync";

    /// <summary>The holes.</summary>
    public static IReadOnlyList<(string From, string To, string Why)> All { get; } =
    [
        (Database, FileLockState, "the work of a write is a delegate in a queue, which the writer's thread runs under the gate"),
        (Database, Calls, "the work of a write is a delegate in a queue, which the writer's thread runs under the gate"),
        (Repository, Database, "the way leads through a delegate and an interface"),
        (Repository, FileLockState, "the contract of FileLock.Acquire stands for its body"),
        (Repository, Calls, "the way leads through a delegate"),
        (Repository, Projector, "the pass calls its projector by delegates"),
        (Repository, Readers, "the way leads through a delegate"),
    ];
}
