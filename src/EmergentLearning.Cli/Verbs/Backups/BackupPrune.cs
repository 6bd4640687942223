using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory.Backups;

namespace EmergentLearning.Cli.Verbs.Backups;

/// <summary><c>elf backup prune</c>: deletes old backups by the retention.</summary>
internal static class BackupPrune
{
    private const int Most = 10_000;

    public static Command Create()
    {
        var policy = new RetentionPolicy();
        Option<string?> days = Count("--days", $"Keep the newest of each of the last N days that have one; {policy.Days} unless told otherwise");
        Option<string?> weeks = Count("--weeks", $"And of each of the last N weeks; {policy.Weeks}");
        Option<string?> months = Count("--months", $"And of each of the last N months; {policy.Months}");
        var dryRun = new Option<bool>("--dry-run") { Description = "Only tell what would be deleted" };
        var verb = new Verb("prune", "Deletes what the retention does not keep; the newest always stays", "elf backup prune --days 14 --dry-run")
        {
            days, weeks, months, dryRun,
        };
        BackupPlace place = BackupPlace.AddTo(verb, withKey: false);
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed =>
        {
            OutputFormat format = common.Format(parsed);
            var asked = new RetentionPolicy(
                Value(parsed, days, policy.Days), Value(parsed, weeks, policy.Weeks), Value(parsed, months, policy.Months));
            bool isDryRun = parsed.GetValue(dryRun);
            IReadOnlyList<BackupFile> gone = place.Open(parsed, common.Folder(parsed)).Prune(asked, isDryRun);
            ReportPrinter.Print(new BackupFilesReport(gone, isDryRun ? "would_delete" : "deleted"), format);
        });
        return verb;
    }

    private static Option<string?> Count(string name, string description) => new(name) { Description = description, HelpName = "N" };

    private static int Value(ParseResult parsed, Option<string?> option, int otherwise) =>
        parsed.GetValue(option) is { } text ? Values.Number(text, option.Name, 0, Most) : otherwise;
}
