using EmergentLearning.Engine.CrashLab.Faults;

namespace EmergentLearning.Engine.CrashLab.Probes;

/// <summary><c>crashlab locks</c>: the lock between processes excludes, whatever is done to its file, and is free when its holder is dead.</summary>
internal static class LocksVerb
{
    public static Task<int> RunAsync()
    {
        List<(string, Func<string, Task<string?>>)> checks =
        [
            ("two descriptions exclude each other", LockChecks.DescriptionsExcludeAsync),
            ("two processes exclude each other, and death sets free", LockChecks.ProcessesExcludeAsync),
            ("the file stays when the lock is given back", LockChecks.FileStaysAsync),
            ("a replaced file is noticed", LockChecks.ReplacedFileIsNoticedAsync),
            ("a deleted file is noticed", LockChecks.DeletedFileIsNoticedAsync),
            ("nobody's step is lost between processes", LockChecks.NothingIsLostAsync),
            ("locks that are switched off are refused", LockChecks.SwitchIsRefusedAsync),
        ];
        if (FaultLibrary.Obstacle is null)
            checks.Add(("a mount on which locks do nothing is refused", LockChecks.IdleMountIsRefusedAsync));
        return Probe.RunAsync("locks", [.. checks]);
    }
}
