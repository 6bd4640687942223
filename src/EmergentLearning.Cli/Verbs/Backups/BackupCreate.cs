using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory.Backups;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Cli.Verbs.Backups;

/// <summary><c>elf backup create</c>: one file with database, files and git as of one moment, restored once before it counts.</summary>
internal static class BackupCreate
{
    public static Command Create()
    {
        var prune = new Option<bool>("--prune") { Description = "Then delete what the retention does not keep: 7 days, 4 weeks, 12 months" };
        var verb = new Verb("create", "Makes a backup and restores it into a scratch folder before success is told", "elf backup create --prune") { prune };
        BackupPlace place = BackupPlace.AddTo(verb);
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(common.Format(parsed), place.Open(parsed, common.Folder(parsed)), parsed.GetValue(prune)));
        return verb;
    }

    private static async Task<int> RunAsync(OutputFormat format, StoreBackups backups, bool prune)
    {
        using var interruption = new Interruption();
        BackupReceipt receipt = await ProgressBar.RunAsync(progress =>
        {
            progress?.Report(new SyncProgress("Backing up", 0, 1));
            return Task.Run(() => backups.CreateAsync(interruption.Token));
        }).ConfigureAwait(false);
        IReadOnlyList<BackupFile> pruned = prune ? backups.Prune(new RetentionPolicy()) : [];
        ReportPrinter.Print(new BackupReport(receipt, pruned), format);
        return 0;
    }
}
