using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Verbs.Asking;
using EmergentLearning.Cli.Verbs.Lists;
using EmergentLearning.Memory;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf query</c>: reads, and writes nothing.</summary>
internal sealed class QueryVerb
{
    private readonly Option<string?> _recent = new("--recent") { Description = "The newest N learnings", HelpName = "N" };

    private readonly Option<string?> _domain = new("--domain")
    {
        Description = "What a domain has taught: heuristics by confidence, newest learnings; beside another question, that domain alone",
        HelpName = "NAME",
    };

    private readonly Option<string?> _tags = new("--tags") { Description = "Learnings with any of these tags", HelpName = "a,b" };

    private readonly Option<string?> _search = new("--search") { Description = "What has all these words, the best first", HelpName = "WORDS" };

    private readonly Option<string?> _similarTo = new("--similar-to")
    {
        Description = "What is about the same as a text, or as the record with that uid",
        HelpName = "TEXT|UID",
    };

    private readonly Option<string?> _fingerprint = new("--fingerprint")
    {
        Description = "Failed builds and tests with that fingerprint",
        HelpName = "HEX",
    };

    private readonly Option<bool> _stats = new("--stats") { Description = "How much there is of everything" };

    private readonly Option<bool> _banner = new("--accountability-banner") { Description = "How often golden rules were broken in seven days, in a box" };

    private readonly Option<string?> _limit = new("--limit")
    {
        Description = "At most N of each kind, 1 to 1000 (default 10)",
        HelpName = "N",
    };

    private readonly FilterOptions _filter = new();
    private readonly ContextOptions _context = new();

    public static Command Create()
    {
        var options = new QueryVerb();
        var verb = new Verb(
            "query",
            "Asks the store; give one of --recent, --domain, --tags, --search, --similar-to, --fingerprint, --context, --stats, a list of a kind, or a filter",
            "elf query --search \"retry jitter\" --since 30d --severity high+ --format json")
        {
            options._recent,
            options._domain,
            options._tags,
            options._search,
            options._similarTo,
            options._fingerprint,
            options._stats,
            options._banner,
            options._limit,
        };
        options._filter.AddTo(verb);
        options._context.AddTo(verb);
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
    private Question? Select(ParseResult parsed, KindLists lists) => Question.From(
        new QuestionInput
        {
            Recent = parsed.GetValue(_recent),
            Domain = parsed.GetValue(_domain),
            Tags = parsed.GetValue(_tags),
            Search = parsed.GetValue(_search),
            SimilarTo = parsed.GetValue(_similarTo),
            Fingerprint = parsed.GetValue(_fingerprint),
            Stats = parsed.GetValue(_stats),
            Banner = parsed.GetValue(_banner),
            Context = _context.Read(parsed),
            Filter = _filter.Read(parsed),
            Lists = lists.AskedFor(parsed),
            List = (domain, limit) => lists.Find(parsed, domain, limit),
            Limit = parsed.GetValue(_limit),
        },
        TimeProvider.System.GetUtcNow());
}
