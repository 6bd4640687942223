using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Transfer;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf import</c>: every file of a folder becomes a record, or is kept as it is.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder whose files are imported; it is not changed" };
        var verbose = new Option<bool>("--verbose") { Description = "List every file, not only those that became no record" };
        var verb = new Verb("import", "Takes in every file of a folder; a second one changes nothing", "elf import ~/old-notes --verbose")
        {
            folder,
            verbose,
        };
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(parsed, common, parsed.GetValue(folder)!, parsed.GetValue(verbose)));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommonOptions common, string folder, bool verbose)
    {
        OutputFormat format = common.Format(parsed);
        // Before the store is opened: a misspelt folder must not create one.
        if (!Directory.Exists(folder))
            throw ParseFault.Input($"{folder} is not a folder. Give the folder whose files are to be imported.");

        using var interruption = new Interruption();
        CancellationToken token = interruption.Token;
        WriteSession session = await WriteSession.OpenAsync(common.Folder(parsed), token).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            ImportReport report = await ProgressBar
                .RunAsync(progress => session.Store.ImportAsync(Path.GetFullPath(folder), progress, token)).ConfigureAwait(false);
            string? problem = await session.Store.FlushAsync(token).ConfigureAwait(false);
            ReportPrinter.Print(new ImportView(report, verbose, problem), format);
            session.ReportAdoption();
            PendingLine.Write(problem);
            if (report.Refused.Count == 0)
                return 0;

            ErrorLine.Write($"{report.Refused.Count} files were not imported; the answer says why. All the others are in the store.");
            return (int)StoreFault.FileSystem;
        }
    }
}
