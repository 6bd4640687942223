using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf stats</c>: how much there is of everything; charts for people, JSON for programs.</summary>
internal static class StatsVerb
{
    public static Command Create()
    {
        var verb = new Verb(
            "stats", "Counts everything: charts on a terminal, JSON elsewhere unless --format says otherwise", "elf stats --format markdown");
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(parsed, common));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommonOptions common)
    {
        OutputFormat format = common.FindFormat(parsed) ?? (Console.IsOutputRedirected ? OutputFormat.Json : OutputFormat.Text);
        MemoryReader reader = MemoryReader.Open(common.Folder(parsed));
        await using (reader.ConfigureAwait(false))
            ReportPrinter.Print(new StatisticsReport(reader.Statistics()), format);
        return 0;
    }
}
