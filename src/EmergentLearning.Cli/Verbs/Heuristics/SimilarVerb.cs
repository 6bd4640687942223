using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory;

namespace EmergentLearning.Cli.Verbs.Heuristics;

/// <summary><c>elf heuristic similar</c>: which rules might be merged. Writes nothing.</summary>
internal static class SimilarVerb
{
    public static Command Create()
    {
        var domain = new Option<string?>("--domain") { Description = "One domain; all without it", HelpName = "DOMAIN" };
        var limit = new Option<string?>("--limit") { Description = "At most N, 1 to 1000 (default 20)", HelpName = "N" };
        var verb = new Verb(
            "similar", "Pairs of rules in use of one domain that have 40 % of their words in common, the most similar first",
            "elf heuristic similar --domain http") { domain, limit };
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(parsed, common, parsed.GetValue(domain), parsed.GetValue(limit)));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommonOptions common, string? domain, string? limit)
    {
        OutputFormat format = common.Format(parsed);
        int take = limit is null ? 20 : Values.Number(limit, "--limit", 1, 1000);
        MemoryReader reader = MemoryReader.Open(common.Folder(parsed));
        await using (reader.ConfigureAwait(false))
            ReportPrinter.Print(new SimilarRulesReport(reader.SimilarRules(take, domain)), format);
        return 0;
    }
}
