using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>A broken promise, and how to see it again.</summary>
/// <param name="Point">The state.</param>
/// <param name="Fault">What is broken.</param>
/// <param name="After">The last entry of the journal before the power failed.</param>
/// <param name="Lost">The pending changes that did not get to the disk, or only in part.</param>
internal sealed record Violation(CrashPoint Point, string Fault, string After, IReadOnlyList<string> Lost)
{
    public override string ToString() =>
        $"{Fault}\n  {Point.Journal}, entry {Point.Entries}: after \"{After}\"\n  not on the disk: {(Lost.Count == 0 ? "nothing is missing" : string.Join("; ", Lost.Take(12)))}\n"
        + $"  see it again: crashlab states --only {Point.Id}";
}
