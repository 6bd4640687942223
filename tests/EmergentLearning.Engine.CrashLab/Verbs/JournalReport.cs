using EmergentLearning.Engine.CrashLab.Checking;
using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashLab.Verbs;

/// <summary>What became of one journal.</summary>
/// <param name="Name">The workload, or whose recovery.</param>
/// <param name="Entries">How long the journal is.</param>
/// <param name="Made">How many states were made.</param>
/// <param name="States">The different ones.</param>
/// <param name="Violations">The broken promises.</param>
internal sealed record JournalReport(string Name, int Entries, long Made, IReadOnlySet<StateKey> States, IReadOnlyCollection<Violation> Violations);
