using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Transfer;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf export</c>: every file of the store, out of the database.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder to write to; nothing in it is overwritten" };
        var verb = new Verb("export", "Writes every file of the store; an imported one comes back byte for byte", "elf export ./copy")
        {
            folder,
        };
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(parsed, common, parsed.GetValue(folder)!));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommonOptions common, string folder)
    {
        OutputFormat format = common.Format(parsed);
        if (folder.Length == 0)
            throw ParseFault.Input("The folder to export to is empty. Give one.");

        string target = Path.GetFullPath(folder);
        MemoryReader reader = MemoryReader.Open(common.Folder(parsed));
        await using (reader.ConfigureAwait(false))
        {
            ExportReport report = await ProgressBar
                .RunAsync(progress => Task.FromResult(reader.Export(target, progress))).ConfigureAwait(false);
            ReportPrinter.Print(new ExportView(target, report), format);
            if (report.Refused.Count == 0)
                return 0;

            ErrorLine.Write(
                $"{report.Refused.Count} files were not exported, because something else lies there. Export to an empty folder.");
            return (int)StoreFault.FileSystem;
        }
    }
}
