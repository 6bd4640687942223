namespace EmergentLearning.Engine.CrashTests.Mutants;

/// <summary>The command lines of the crash laboratory that judge an engine: 0 holds, 1 does not, 2 could not run.</summary>
internal static class Probes
{
    public const string Protocol = "protocol";
    public const string Syncs = "syncs";
    public const string Locks = "locks";
    public const string Faults = "faults --quick --workers 1 --call Sync --scenario work";
    public const string Recovery = "faults --quick --workers 1 --call Unlink --scenario recover-staged";
    public const string Checkpoints = "faults --quick --workers 1 --call Sync --scenario checkpoint";
    public const string GitRecovery = "faults --quick --workers 1 --call Open --scenario git-recover-moved";

    /// <summary>All of them, the quickest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Locks, Syncs, Protocol, Recovery, Checkpoints, Faults, GitRecovery];
}
