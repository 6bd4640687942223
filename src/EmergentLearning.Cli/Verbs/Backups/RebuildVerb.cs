using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory.Backups;
using EmergentLearning.Memory.Rebuilding;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Cli.Verbs.Backups;

/// <summary><c>elf rebuild</c>: the database from the files, or the files from the database.</summary>
internal static class RebuildVerb
{
    public static Command Create()
    {
        var from = new Option<string?>("--from") { Description = "What is believed: the files, or the database", HelpName = "files|database" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only tell what would change" };
        var force = new Option<bool>("--force") { Description = "Also when records of the old database have no file; a backup of them is made first" };
        var verb = new Verb(
            "rebuild", "Makes the database anew of the files, or the files of the database", "elf rebuild --from files --dry-run") { from, dryRun, force };
        BackupPlace place = BackupPlace.AddTo(verb);
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(
            common.Format(parsed),
            new StoreRebuild(common.Folder(parsed), place.Options(parsed)),
            parsed.GetValue(from),
            parsed.GetValue(dryRun),
            parsed.GetValue(force)));
        return verb;
    }

    private static async Task<int> RunAsync(OutputFormat format, StoreRebuild rebuild, string? from, bool dryRun, bool force)
    {
        if (from is not ("files" or "database"))
            throw ParseFault.Input("Say what is believed: --from files makes the database anew, --from database the files.");

        using var interruption = new Interruption();
        RestoreReport report = await ProgressBar.RunAsync(progress =>
        {
            progress?.Report(new SyncProgress("Rebuilding", 0, 1));
            return Task.Run(() => from == "files"
                ? rebuild.FromFilesAsync(dryRun, force, interruption.Token)
                : rebuild.FromDatabaseAsync(dryRun, interruption.Token));
        }).ConfigureAwait(false);
        ReportPrinter.Print(new RestoreView(report), format);
        PendingLine.Write(report.Problem);
        return 0;
    }
}
