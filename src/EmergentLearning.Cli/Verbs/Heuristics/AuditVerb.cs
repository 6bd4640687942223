using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory;

namespace EmergentLearning.Cli.Verbs.Heuristics;

/// <summary><c>elf heuristic audit</c>: what happened to rules. Writes nothing.</summary>
internal static class AuditVerb
{
    public static Command Create()
    {
        var rule = new Argument<string?>("heuristic")
        {
            Description = "Its number (12 or H-12) or its uid; all rules without one",
            HelpName = "H-N|UID",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var limit = new Option<string?>("--limit") { Description = "At most N, 1 to 1000 (default 20)", HelpName = "N" };
        var verb = new Verb("audit", "What happened to a rule, or to all, the newest first", "elf heuristic audit H-12 --format table") { rule, limit };
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(parsed, common, parsed.GetValue(rule), parsed.GetValue(limit)));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommonOptions common, string? rule, string? limit)
    {
        OutputFormat format = common.Format(parsed);
        int take = limit is null ? 20 : Values.Number(limit, "--limit", 1, 1000);
        MemoryReader reader = MemoryReader.Open(common.Folder(parsed));
        await using (reader.ConfigureAwait(false))
        {
            long? id = rule is null
                ? null
                : reader.FindHeuristic(rule)?.Id ?? throw ParseFault.Input($"There is no heuristic '{rule}'. Name one by its number (12 or H-12) or its uid.");
            ReportPrinter.Print(new AuditReport(reader.ConfidenceUpdates(take, id)), format);
        }

        return 0;
    }
}
