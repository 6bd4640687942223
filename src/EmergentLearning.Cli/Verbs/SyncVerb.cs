using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Merging;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf sync</c>: compares database and files; <c>--fix</c> mends them.</summary>
internal static class SyncVerb
{
    public static Command Create()
    {
        var fix = new Option<bool>("--fix")
        {
            Description = "Take in new and edited files, delete the records of deleted ones, write lost ones, keep both sides of a conflict",
        };
        var accept = new Option<bool>("--accept-deletions")
        {
            Description = "With --fix: take missing files for deleted ones, also when most of a folder is missing",
        };
        var verb = new Verb("sync", "Compares database and files: exit code 0 in step, 7 not", "elf sync --fix") { fix, accept };
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed =>
        {
            if (!parsed.GetValue(accept))
                return parsed.GetValue(fix) ? FixAsync(parsed, common, new SyncOptions()) : CompareAsync(parsed, common);

            return parsed.GetValue(fix)
                ? FixAsync(parsed, common, new SyncOptions { MissingFiles = MissingFileRule.Delete })
                : throw ParseFault.Input("--accept-deletions deletes records, so it needs --fix. Without it, `elf sync` only tells.");
        });
        return verb;
    }

    private static async Task<int> CompareAsync(ParseResult parsed, CommonOptions common)
    {
        OutputFormat format = common.Format(parsed);
        MemoryReader reader = MemoryReader.Open(common.Folder(parsed));
        await using (reader.ConfigureAwait(false))
        {
            SyncReport report = await ProgressBar.RunAsync(progress => reader.CompareAsync(options: null, progress)).ConfigureAwait(false);
            ReportPrinter.Print(new SyncView(report, Problem: null), format);
            return ExitCode(report, "Run `elf sync --fix` to mend it.");
        }
    }

    private static async Task<int> FixAsync(ParseResult parsed, CommonOptions common, SyncOptions options)
    {
        OutputFormat format = common.Format(parsed);
        using var interruption = new Interruption();
        CancellationToken token = interruption.Token;
        WriteSession session = await WriteSession.OpenAsync(common.Folder(parsed), token).ConfigureAwait(false);
        // A clone that was made by git alone does not have it: the next merge is to know records.
        await MergeDriver.InstallAsync(common.Folder(parsed), MergeDriverVerb.Program(), token).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            SyncReport report = await ProgressBar.RunAsync(progress => session.Store.SyncAsync(options, progress, token)).ConfigureAwait(false);
            string? problem = await session.Store.FlushAsync(token).ConfigureAwait(false);
            ReportPrinter.Print(new SyncView(report, problem), format);
            session.ReportAdoption();
            PendingLine.Write(problem);
            return ExitCode(report, "What was left alone is in the answer, with the reason.");
        }
    }

    private static int ExitCode(SyncReport report, string whatToDo)
    {
        if (report.IsInStep)
            return 0;

        int lost = report.Issues.Count(static issue => issue.Kind == SyncIssueKind.LostFile);
        string advice = lost == 0
            ? whatToDo
            : $"{lost} missing files are taken for a lost folder, and nothing was deleted: `elf rebuild --from database` writes them again, "
                + "`elf sync --fix --accept-deletions` deletes their records.";
        ErrorLine.Write($"Database and files are not in step in {report.Open} places. {advice}");
        return (int)StoreFault.Validation;
    }
}
