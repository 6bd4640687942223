using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Verbs.Single;

/// <summary><c>elf history</c>: the commits of one record's file, the newest first. Writes nothing.</summary>
internal static class HistoryVerb
{
    public static Command Create()
    {
        var reference = new Argument<string>("RECORD") { Description = RecordReference.Help };
        var verb = new Verb("history", "Shows the commits of a record's file, the newest first", "elf history decision/3") { reference };
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(parsed, common, parsed.GetValue(reference)!));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommonOptions common, string reference)
    {
        OutputFormat format = common.Format(parsed);
        string folder = common.Folder(parsed);
        MemoryReader reader = MemoryReader.Open(folder);
        await using (reader.ConfigureAwait(false))
        {
            NamedRecord found = RecordReference.Require(reader, reference);
            KindRow row = found.Row;
            if (row.Path is not { } path)
                throw ParseFault.Input($"{row.Kind.Name}/{row.Id} has no file yet, so it has no history. Run `elf sync --fix`.");

            ReportPrinter.Print(new HistoryReport(found, GitLog.Read(folder, path)), format);
        }

        return 0;
    }
}
