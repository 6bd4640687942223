using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Verbs.Lists;
using EmergentLearning.Memory;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf query</c>: reads, and writes nothing.</summary>
internal sealed class QueryVerb
{
    private readonly Option<string?> _recent = new("--recent") { Description = "The newest N learnings", HelpName = "N" };

    private readonly Option<string?> _type = new("--type")
    {
        Description = "With --recent: failure, success, heuristic, experiment or observation",
        HelpName = "TYPE",
    };

    private readonly Option<string?> _domain = new("--domain")
    {
        Description = "What a domain has taught: heuristics by confidence, newest learnings",
        HelpName = "NAME",
    };

    private readonly Option<string?> _tags = new("--tags") { Description = "Learnings with any of these tags", HelpName = "a,b" };

    private readonly Option<string?> _search = new("--search") { Description = "What contains all these words", HelpName = "WORDS" };

    private readonly Option<bool> _stats = new("--stats") { Description = "How much there is of everything" };

    private readonly Option<string?> _limit = new("--limit")
    {
        Description = "At most N of each kind, 1 to 1000 (default 10)",
        HelpName = "N",
    };

    public static Command Create()
    {
        var options = new QueryVerb();
        var verb = new Verb(
            "query", "Asks the store; give one of --recent, --domain, --tags, --search, --stats", "elf query --recent 10 --format json")
        {
            options._recent,
            options._type,
            options._domain,
            options._tags,
            options._search,
            options._stats,
            options._limit,
        };
        KindLists lists = KindLists.AddTo(verb);
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(parsed, options, lists, common));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, QueryVerb options, KindLists lists, CommonOptions common)
    {
        OutputFormat format = common.Format(parsed);
        if (options.Select(parsed, lists) is not { } question)
            return HelpText.ShowAsError(parsed);

        MemoryReader reader = MemoryReader.Open(common.Folder(parsed));
        await using (reader.ConfigureAwait(false))
            ReportPrinter.Print(question.Ask(reader), format);
        return 0;
    }

    /// <summary>What is asked; <see langword="null"/> for nothing.</summary>
    private Question? Select(ParseResult parsed, KindLists lists) => Question.From(new QuestionInput
    {
        Lists = lists.Count(parsed),
        List = (domain, limit) => lists.Find(parsed, domain, limit),
        Recent = parsed.GetValue(_recent),
        Type = parsed.GetValue(_type),
        Domain = parsed.GetValue(_domain),
        Tags = parsed.GetValue(_tags),
        Search = parsed.GetValue(_search),
        Stats = parsed.GetValue(_stats),
        Limit = parsed.GetValue(_limit),
    });
}
