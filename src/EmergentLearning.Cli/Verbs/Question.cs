using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Context;
using EmergentLearning.Memory.Querying;

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
    public static Question? From(QuestionInput input, DateTimeOffset now)
    {
        int limit = input.Limit is null ? DefaultLimit : Values.Number(input.Limit, "--limit", 1, MaximumLimit);
        string? domain = input.Domain is null ? null : Values.Word(input.Domain, "domain", 100);
        IReadOnlyList<string> tags = input.Tags is null ? [] : Values.Tags(input.Tags);
        input.Context.RequireAskedFor();
        LearningFilter filter = input.Filter.ToFilter(domain, now);
        Func<MemoryReader, IReport>? list = input.List(domain, limit);
        Refuse(input);
        if (list is not null)
            return new Question(list);
        return input.Selectors switch
        {
            ["--recent"] => Recent(input, limit, filter),
            ["--search"] => Search(input.Search!, limit, filter),
            ["--similar-to"] => SimilarTo(input.SimilarTo!, limit, filter),
            ["--fingerprint"] => Fingerprint(input.Fingerprint!, limit),
            ["--context"] => Context(input.Context.ToRequest(domain, tags, now), input.Context.Explain),
            ["--stats"] => new Question(reader => new StatisticsReport(reader.Statistics(now))),
            ["--accountability-banner"] => new Question(reader => new AccountabilityReport(reader.Violations(now))),
            _ => Narrowed(input, tags, limit, filter),
        };
    }

    private static void Refuse(QuestionInput input)
    {
        if (input.Selectors.Count > 1)
            throw ParseFault.Input($"Only one question at a time, not {string.Join(" and ", input.Selectors)}. Leave all but one of them out.");
        if (input.Selectors is [string selector])
            RefuseBeside(selector, input);
    }

    private static void RefuseBeside(string selector, QuestionInput input)
    {
        if (!input.Filter.IsEmpty && (selector is ("--fingerprint" or "--context" or "--stats" or "--accountability-banner") || input.Lists.Contains(selector)))
        {
            throw ParseFault.Input(
                $"{selector} takes neither --type nor --severity, --since, --until. They go with --recent, --domain, --tags, --search and --similar-to.");
        }

        if (input.Tags is not null && selector != "--context")
            throw ParseFault.Input($"{selector} takes no --tags. They go alone, or with --context.");
        if (input.Domain is not null && selector is ("--fingerprint" or "--stats" or "--accountability-banner"))
            throw ParseFault.Input($"{selector} takes no --domain. It goes alone, or with --recent, --tags, --search, --similar-to or --context.");
    }

    /// <summary>Tags, a domain and a filter are questions of their own when there is no other.</summary>
    private static Question? Narrowed(QuestionInput input, IReadOnlyList<string> tags, int limit, LearningFilter filter)
    {
        if (tags.Count > 0)
            return new Question(reader => LearningsReport.Of(reader, reader.WithTags(tags, limit, filter)));
        if (!input.Filter.IsEmpty)
            return new Question(reader => LearningsReport.Of(reader, reader.Recent(limit, filter)));
        return filter.Domain is { } domain ? new Question(reader => DomainReport.Of(reader, reader.OfDomain(domain, limit))) : null;
    }

    private static Question Recent(QuestionInput input, int limit, LearningFilter filter)
    {
        int count = Values.Number(input.Recent!, "--recent", 1, MaximumLimit);
        int take = input.Limit is null ? count : Math.Min(count, limit);
        return new Question(reader => LearningsReport.Of(reader, reader.Recent(take, filter)));
    }

    private static Question Search(string words, int limit, LearningFilter filter)
    {
        RequireText(words, "--search");
        return new Question(reader => SearchReport.Of(reader, reader.Search(words, limit, filter)));
    }

    private static Question SimilarTo(string text, int limit, LearningFilter filter)
    {
        RequireText(text, "--similar-to");
        return new Question(reader => SearchReport.Of(reader, reader.SimilarTo(text, limit, filter)));
    }

    private static Question Fingerprint(string fingerprint, int limit)
    {
        string checkedPrint = Values.Word(fingerprint, "fingerprint", 100);
        return new Question(reader => LearningsReport.Of(reader, reader.WithFingerprint(checkedPrint, limit)));
    }

    private static Question Context(ContextRequest request, bool explain) =>
        new(reader => new ContextReport(reader.Context(request), explain));

    private static void RequireText(string text, string option)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw ParseFault.Input($"{option} has no words. Give at least one.");
        if (text.Length > LongestSearch)
            throw ParseFault.Input($"{option} takes at most {LongestSearch} characters, not {text.Length}. Shorten it.");
    }
}
