using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace EmergentLearning.Engine.Analyzers.Tests.Conformance;

/// <summary>How many of the bad snippets a fix mends: the fixed code compiles, and the rule has nothing left to report.</summary>
public sealed class FixShareTests(ITestOutputHelper output)
{
    /// <summary>The rules for which a fix is possible without a decision by a person.</summary>
    private static readonly ImmutableHashSet<string> Fixable =
        ["ELE2001", "ELE2002", "ELE2003", "ELE2004", "ELE2005", "ELE2006", "ELE2007", "ELE2008", "ELE2009", "ELE2012"];

    [Fact]
    public async Task Four_of_five_bad_snippets_are_mended_by_a_fix()
    {
        (int mended, int all) = (0, 0);
        foreach (IGrouping<string, CorpusSnippet> rule in CorpusSnippet.Load("bad", Fixable.Contains).GroupBy(snippet => snippet.Rule))
        {
            (int ofRule, int count) = (0, 0);
            foreach (CorpusSnippet snippet in rule)
            {
                count++;
                string? left = await LeftOf(snippet);
                if (left is null)
                    ofRule++;
                else
                    output.WriteLine($"  {rule.Key} {snippet.Title}: {left}");
            }

            output.WriteLine($"{rule.Key}: {ofRule} of {count}");
            (mended, all) = (mended + ofRule, all + count);
        }

        output.WriteLine($"together: {mended} of {all}, {100.0 * mended / all:F1} %");
        Assert.True(mended * 100 >= all * 80, $"{mended} of {all}");
    }

    public static TheoryData<string> RoundTrips() => [.. CorpusSnippet.Load("bad", Fixable.Contains).Select(snippet => snippet.Title).Where(title => title.StartsWith("B3.48 ", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(RoundTrips))]
    public async Task The_cases_of_round_trips_are_mended(string title) =>
        Assert.Null(await LeftOf(CorpusSnippet.Load("bad", Fixable.Contains).Single(snippet => snippet.Title == title)));

    /// <summary>Why a snippet is not mended, or null.</summary>
    private static async Task<string?> LeftOf(CorpusSnippet snippet)
    {
        if (await SnippetFix.Apply(snippet.Source, snippet.Rule, snippet.Kind) is not { } text)
            return "nothing is offered";
        ImmutableArray<Diagnostic> left = await Snippet.AnalyzeFile(text, mustCompile: true, kind: snippet.Kind);
        return left.FirstOrDefault(diagnostic => diagnostic.Id == snippet.Rule)?.ToString();
    }
}
