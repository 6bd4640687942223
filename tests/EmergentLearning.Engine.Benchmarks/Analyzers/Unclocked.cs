namespace EmergentLearning.Engine.Benchmarks.Analyzers;

/// <summary>An action that the clock would miss: nobody is to take too small a figure for the truth.</summary>
internal static class Unclocked
{
    public static NotSupportedException Error(string action) => new($"{nameof(ClockedAnalyzer)} has no clock for {action} actions: write one beside the others.");
}
