namespace EmergentLearning.Engine.Architecture.Tests.Locks;

/// <summary>
/// Orders of the engine's locks that running programs show and that the analyzer does not know of, each with the reason. A hole that has
/// been closed must leave this list, and a new one must not enter it by itself: the gate holds both.
/// </summary>
internal static class AnalyzerHoles
{
    /// <summary>The holes: none is known.</summary>
    public static IReadOnlyList<(string From, string To, string Why)> All { get; } = [];
}
