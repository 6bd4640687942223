using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;

namespace EmergentLearning.Cli.Verbs.Backups;

/// <summary><c>elf backup list</c>: what there is.</summary>
internal static class BackupList
{
    public static Command Create()
    {
        var verb = new Verb("list", "Lists the backups, the newest first", "elf backup list --format json");
        BackupPlace place = BackupPlace.AddTo(verb, withKey: false);
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => ReportPrinter.Print(
            new BackupFilesReport(place.Open(parsed, common.Folder(parsed)).List(), "backups"), common.Format(parsed)));
        return verb;
    }
}
