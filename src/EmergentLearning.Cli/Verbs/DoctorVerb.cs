using System.CommandLine;
using System.Reflection;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Cli.Verbs.Backups;
using EmergentLearning.Memory.Health;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf doctor</c>: checks everything that can be checked without writing; <c>--watch</c> keeps looking.</summary>
internal static class DoctorVerb
{
    public static Command Create()
    {
        var verb = new Verb("doctor", "Checks the store: exit code 0 good, 1 somebody should look, 2 bad", "elf doctor --format json");
        WatchOptions watch = WatchOptions.AddTo(verb);
        var repair = new Option<bool>("--repair")
        {
            Description = "Mend it: a damaged database out of the newest good backup, else out of the files; then what is not in step",
        };
        verb.Options.Add(repair);
        BackupPlace place = BackupPlace.AddTo(verb);
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => parsed.GetValue(repair) ? DoctorRepair.RunAsync(common.Folder(parsed), place.Options(parsed), common.Format(parsed))
            : watch.IsAskedFor(parsed)
            ? DoctorWatch.RunAsync(common.Folder(parsed), common.Format(parsed), watch.Interval(parsed), watch.Count(parsed))
            : ExamineAsync(parsed, common));
        return verb;
    }

    private static async Task<int> ExamineAsync(ParseResult parsed, CommonOptions common)
    {
        OutputFormat format = common.Format(parsed);
        string folder = common.Folder(parsed);
        string program = $"elf {Version()}";
        // On a thread of its own, so that the bar moves while a check takes long.
        IReadOnlyList<HealthCheck> checks = await ProgressBar
            .RunAsync(progress => Task.Run(() => StoreHealth.ExamineAsync(folder, program, progress))).ConfigureAwait(false);
        ReportPrinter.Print(new DoctorReport(checks), format);
        return (int)DoctorReport.WorstOf(checks);
    }

    private static string Version()
    {
        string version = typeof(DoctorVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        return version.Split('+')[0];
    }
}
