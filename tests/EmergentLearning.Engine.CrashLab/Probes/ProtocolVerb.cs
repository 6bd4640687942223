namespace EmergentLearning.Engine.CrashLab.Probes;

/// <summary><c>crashlab protocol</c>: what each step of a write may assume of the one before, looked at from outside while it happens.</summary>
internal static class ProtocolVerb
{
    public static Task<int> RunAsync() => Probe.RunAsync(
        "protocol",
        ("a person's edit is kept", EditChecks.EditIsKeptAsync),
        ("a file that appears in the last moment is kept", EditChecks.NewFileIsKeptAsync),
        ("an edit while files are staged is kept", EditChecks.LateEditIsKeptAsync),
        ("locks are held while they must be", StepChecks.LocksAreHeldAsync),
        ("each mark follows what it says", StepChecks.MarksFollowAsync),
        ("each mark follows what it says, without git", StepChecks.MarksFollowFilesAsync),
        ("a pass that was overtaken stops", StepChecks.OvertakenPassStopsAsync),
        ("nothing is acknowledged before its commit", WriterChecks.NothingBeforeCommitAsync),
        ("a failed commit stops the writer", WriterChecks.FailedCommitStopsAsync),
        ("one that fails undoes itself alone", WriterChecks.FailureIsAloneAsync),
        ("one that ends the transaction takes nobody's acknowledgement with it", WriterChecks.EndedTransactionIsToldAsync),
        ("a torn end of an append log is cut off", AppendChecks.TornTailIsCutAsync),
        ("a lock of git's is removed only when it is ours", GitChecks.OnlyOurLocksAreRemovedAsync),
        ("nobody moves a branch that somebody else has moved", GitChecks.MovedBranchIsKeptAsync),
        ("what a person has staged stays staged", GitChecks.StagedStaysAsync));
}
