using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory;

namespace EmergentLearning.Cli.Verbs;

/// <summary>A question that was checked and can be asked.</summary>
/// <param name="ask">Asks it.</param>
internal sealed class Question(Func<MemoryReader, IReport> ask)
{
    private const int DefaultLimit = 10;
    private const int MaximumLimit = 1000;
    private const int LongestSearch = 10_000;

    public IReport Ask(MemoryReader reader) => ask(reader);

    /// <summary>Checks what was typed; <see langword="null"/> when nothing is asked.</summary>
    public static Question? From(QuestionInput input)
    {
        int limit = input.Limit is null ? DefaultLimit : Values.Number(input.Limit, "--limit", 1, MaximumLimit);
        if (input.Selectors > 1)
            throw ParseFault.Input("Only one question at a time: give one of --recent, --domain, --tags, --search, --stats, or one list.");
        if (input.Type is not null && input.Recent is null)
            throw ParseFault.Input("--type goes with --recent. Give --recent N as well.");
        if (input.List(input.Domain is null ? null : Values.Word(input.Domain, "domain", 100), limit) is { } list)
            return new Question(list);
        if (input.Recent is not null)
            return Recent(input, limit);
        if (input.Domain is not null)
            return Domain(Values.Word(input.Domain, "domain", 100), limit);
        if (input.Tags is not null)
            return Tags(Values.Tags(input.Tags), limit);
        if (input.Search is not null)
            return Search(input.Search, limit);
        return input.Stats ? new Question(static reader => new StatisticsReport(reader.Statistics())) : null;
    }

    private static Question Recent(QuestionInput input, int limit)
    {
        int count = Values.Number(input.Recent!, "--recent", 1, MaximumLimit);
        int take = input.Limit is null ? count : Math.Min(count, limit);
        string? type = input.Type is null ? null : TypeOf(input.Type);
        return new Question(reader => new LearningsReport(reader.Recent(take, type)));
    }

    private static Question Domain(string domain, int limit) => new(reader => new DomainReport(reader.OfDomain(domain, limit)));

    private static Question Tags(IReadOnlyList<string> tags, int limit) => new(reader => new LearningsReport(reader.WithTags(tags, limit)));

    private static Question Search(string words, int limit)
    {
        if (string.IsNullOrWhiteSpace(words))
            throw ParseFault.Input("--search has no words. Give at least one.");
        if (words.Length > LongestSearch)
            throw ParseFault.Input($"--search takes at most {LongestSearch} characters, not {words.Length}. Shorten it.");
        return new Question(reader => new SearchReport(reader.Search(words, limit)));
    }

    private static string TypeOf(string type) => type is "failure" or "success" or "heuristic" or "experiment" or "observation"
        ? type
        : throw ParseFault.Input($"The type '{type}' is not known. Use failure, success, heuristic, experiment or observation.");
}
