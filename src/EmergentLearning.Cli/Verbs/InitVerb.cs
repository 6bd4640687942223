using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory.Merging;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf init</c>: makes a folder a store, or finds that it is one.</summary>
internal static class InitVerb
{
    public static Command Create()
    {
        var verb = new Verb(
            "init", "Creates the store, or adopts the original's; a second run changes nothing",
            "elf init --base-path ./memory-of-this-project");
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(parsed, common));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommonOptions common)
    {
        OutputFormat format = common.Format(parsed);
        string folder = common.Folder(parsed);
        using var interruption = new Interruption();
        WriteSession session = await WriteSession.OpenAsync(folder, interruption.Token, allowForeignFolder: true).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            string? problem = await session.Store.FlushAsync(interruption.Token).ConfigureAwait(false);
            await MergeDriver.InstallAsync(folder, MergeDriverVerb.Program(), interruption.Token).ConfigureAwait(false);
            ReportPrinter.Print(new InitReport(folder, session.Notices, problem), format);
            PendingLine.Write(problem);
        }

        return 0;
    }
}
