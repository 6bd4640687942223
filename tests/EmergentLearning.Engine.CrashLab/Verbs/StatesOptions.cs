using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashLab.Verbs;

/// <summary>What a run of <c>crashlab states</c> does.</summary>
/// <param name="Workloads">Which workloads, in order.</param>
/// <param name="Budget">How many states at each point.</param>
/// <param name="GitSample">How many states of each journal are opened with real git.</param>
/// <param name="RecoveryBudget">How many states at each point of a recovery.</param>
/// <param name="RecoverySample">How many recoveries of each journal, after a power loss, are cut short themselves.</param>
/// <param name="KillSample">How many recoveries of each journal, after a kill, are; without git ten times as many.</param>
/// <param name="StopAtFirst">Whether one broken promise is enough.</param>
/// <param name="Goal">Once so many different states have been seen, no other workload is begun, and a drawn one is not crashed any further.</param>
internal sealed record StatesOptions(
    IReadOnlyList<string> Workloads,
    StateBudget Budget,
    int GitSample,
    StateBudget RecoveryBudget,
    int RecoverySample,
    int KillSample,
    bool StopAtFirst,
    int Goal)
{
    private static readonly string[] Scripted = ["birth", "birth-plain", "levels", "together", "person", "rename", "checkpoint", "reopen"];

    // Those with git first: a state that differs in git alone is read in microseconds, so they bring more states for the same time.
    private static readonly string[] Mixed = [.. Enumerable.Range(1, 40).OrderBy(seed => seed % 2).Select(seed => $"mix-{seed}")];

    /// <summary>Seconds: for the mutation gate, where most mutants die at once.</summary>
    public static StatesOptions Quick { get; } = new(["levels", "checkpoint", "person", "birth"], StateBudget.Quick, 2, StateBudget.Quick, 1, 1, true, int.MaxValue);

    /// <summary>Minutes: for every run of the tests.</summary>
    public static StatesOptions Usual { get; } = new(
        [.. Scripted, .. Mixed], StateBudget.Usual, 16, StateBudget.Recovery, 3, 3, false, 205_000);

    /// <summary>Hours: for the night.</summary>
    public static StatesOptions Deep { get; } = new(
        [.. Scripted, .. Mixed], StateBudget.Deep, 200, StateBudget.Usual, 40, 100, false, int.MaxValue);

    /// <summary>Whether a workload need not be crashed any further: of what chance wrote any part is as good as the whole.</summary>
    /// <param name="workload">Its name.</param>
    /// <param name="states">How many different states have been seen, those of this workload among them.</param>
    public bool IsPastGoal(string workload, int states) => states >= Goal && Mixed.Contains(workload);
}
