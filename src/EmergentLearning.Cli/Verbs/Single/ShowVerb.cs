using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory;

namespace EmergentLearning.Cli.Verbs.Single;

/// <summary><c>elf show</c>: one record, whole. Writes nothing.</summary>
internal static class ShowVerb
{
    public static Command Create()
    {
        var reference = new Argument<string>("RECORD") { Description = RecordReference.Help };
        var verb = new Verb("show", "Shows one record with all its fields", "elf show decision/3") { reference };
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(parsed, common, parsed.GetValue(reference)!));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommonOptions common, string reference)
    {
        OutputFormat format = common.Format(parsed);
        MemoryReader reader = MemoryReader.Open(common.Folder(parsed));
        await using (reader.ConfigureAwait(false))
        {
            NamedRecord found = RecordReference.Require(reader, reference);
            ReportPrinter.Print(new ShowReport(found, found.Row.Uid is { } uid ? reader.LinksOf(uid) : []), format);
        }

        return 0;
    }
}
