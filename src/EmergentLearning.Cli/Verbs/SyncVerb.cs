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
            Description = "Take in new and edited files, write missing ones, keep both sides of a conflict",
        };
        var verb = new Verb("sync", "Compares database and files: exit code 0 in step, 7 not", "elf sync --fix") { fix };
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => parsed.GetValue(fix) ? FixAsync(parsed, common) : CompareAsync(parsed, common));
        return verb;
    }

    private static async Task<int> CompareAsync(ParseResult parsed, CommonOptions common)
    {
        OutputFormat format = common.Format(parsed);
        MemoryReader reader = MemoryReader.Open(common.Folder(parsed));
        await using (reader.ConfigureAwait(false))
        {
            SyncReport report = await ProgressBar.RunAsync(progress => Task.FromResult(reader.Compare(progress))).ConfigureAwait(false);
            ReportPrinter.Print(new SyncView(report, Problem: null), format);
            return ExitCode(report, "Run `elf sync --fix` to mend it.");
        }
    }

    private static async Task<int> FixAsync(ParseResult parsed, CommonOptions common)
    {
        OutputFormat format = common.Format(parsed);
        using var interruption = new Interruption();
        CancellationToken token = interruption.Token;
        WriteSession session = await WriteSession.OpenAsync(common.Folder(parsed), token).ConfigureAwait(false);
        // A clone that was made by git alone does not have it: the next merge is to know records.
        await MergeDriver.InstallAsync(common.Folder(parsed), MergeDriverVerb.Program(), token).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            SyncReport report = await ProgressBar.RunAsync(progress => session.Store.SyncAsync(progress, token)).ConfigureAwait(false);
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

        ErrorLine.Write($"Database and files are not in step in {report.Open} places. {whatToDo}");
        return (int)StoreFault.Validation;
    }
}
