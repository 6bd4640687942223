namespace EmergentLearning.Engine.Architecture.Tests.Locks;

/// <summary>
/// Orders of the engine's locks that no code of the engine has: tests take one of its locks themselves, as another process would, and then
/// call the store. An order that the analyzer comes to know of must leave this list, and a new one must not enter it by itself: the gate
/// holds both.
/// </summary>
internal static class StagedOrders
{
    private const string Calls = "EmergentLearning.Engine.Hosting.RunningCalls._gate";

    /// <summary>The orders, each with a test that shows it.</summary>
    public static IReadOnlyList<(string From, string To, string Why)> All { get; } =
    [
        ("Database", Calls, "BrokenEngineTests holds the gate while it inserts, so that the acknowledgement comes too early"),
        ("Repository", Calls, "BacklogTests holds the repository's lock while it puts, so that a backlog grows"),
    ];
}
