using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory.Backups;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Cli.Verbs.Backups;

/// <summary><c>elf restore</c>: a backup, or a commit, into the store or into a new one.</summary>
internal static class RestoreVerb
{
    public static Command Create()
    {
        Argument<string> which = WhichBackup.Argument();
        which.Arity = ArgumentArity.ZeroOrOne;
        var at = new Option<string?>("--at")
        {
            Description = "The files of a commit instead, and a database made of them: an id, a branch, a tag, or a date or time (UTC)",
            HelpName = "COMMIT|DATE",
        };
        var to = new Option<string?>("--to") { Description = "Into a new store in that folder, absent or empty; else in place", HelpName = "DIR" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Open and check everything, and only tell what would change" };
        var force = new Option<bool>("--force") { Description = "Also when the store has records that are not in it; a backup of them is made first" };
        var verb = new Verb("restore", "Restores a backup or a point in time; what is there is backed up first", "elf restore latest --dry-run")
        {
            which, at, to, dryRun, force,
        };
        BackupPlace place = BackupPlace.AddTo(verb);
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(
            common.Format(parsed),
            place.Open(parsed, common.Folder(parsed)),
            parsed.GetValue(which),
            parsed.GetValue(at),
            new RestoreOptions { To = Target(parsed.GetValue(to)), DryRun = parsed.GetValue(dryRun), Force = parsed.GetValue(force) }));
        return verb;
    }

    private static string? Target(string? folder) =>
        folder is not "" ? folder : throw ParseFault.Input("The folder to restore to is empty. Give one with --to, or leave the option out.");

    private static async Task<int> RunAsync(OutputFormat format, StoreBackups backups, string? which, string? at, RestoreOptions options)
    {
        if (which is null == at is null)
            throw ParseFault.Input("Say what to restore: a backup's name, `latest` or a time; or a commit or date of git with --at.");

        using var interruption = new Interruption();
        RestoreReport report = await ProgressBar.RunAsync(progress =>
        {
            progress?.Report(new SyncProgress("Restoring", 0, 1));
            return Task.Run(() => at is null
                ? backups.RestoreAsync(which!, options, interruption.Token)
                : backups.RestoreAtAsync(at, options, interruption.Token));
        }).ConfigureAwait(false);
        ReportPrinter.Print(new RestoreView(report), format);
        PendingLine.Write(report.Problem);
        return 0;
    }
}
