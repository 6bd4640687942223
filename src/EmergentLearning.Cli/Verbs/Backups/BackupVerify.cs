using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory.Backups;

namespace EmergentLearning.Cli.Verbs.Backups;

/// <summary><c>elf backup verify</c>: restores a backup into a scratch folder and looks at everything.</summary>
internal static class BackupVerify
{
    public static Command Create()
    {
        Argument<string> which = WhichBackup.Argument();
        which.DefaultValueFactory = static _ => "latest";
        var verb = new Verb(
            "verify", "Restores a backup into a scratch folder: exit code 0 good, 7 damaged, 6 another key", "elf backup verify latest") { which };
        BackupPlace place = BackupPlace.AddTo(verb);
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(common.Format(parsed), place.Open(parsed, common.Folder(parsed)), parsed.GetValue(which)!));
        return verb;
    }

    private static async Task<int> RunAsync(OutputFormat format, StoreBackups backups, string which)
    {
        using var interruption = new Interruption();
        BackupReceipt receipt = await backups.VerifyAsync(which, interruption.Token).ConfigureAwait(false);
        ReportPrinter.Print(new BackupReport(receipt, []), format);
        return 0;
    }
}
