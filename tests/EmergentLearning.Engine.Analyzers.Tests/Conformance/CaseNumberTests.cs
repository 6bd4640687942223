using System.Text.RegularExpressions;
using EmergentLearning.Engine.Analyzers.FileWrites;
using EmergentLearning.Engine.Analyzers.Tests.Support;

namespace EmergentLearning.Engine.Analyzers.Tests.Conformance;

/// <summary>
/// The cases that the rules were designed from have numbers. Each stands in the corpus under its own: P is reported, N is silent. The half of
/// case 43 that was to be reported was withdrawn: a cancellation before the flush never reaches the rename. Case 38, a lock file made by hand, is
/// a rule of locks.
/// </summary>
public sealed partial class CaseNumberTests
{
    private const int Cases = 48;

    private static readonly int[] Silent = [6, 8, 10, 12, 17, 23, 26, 27, 32, 33, 35, 41, 43, 45];

    private static readonly int[] BothHalves = [10, 27];

    [Fact]
    public void Every_case_that_is_to_be_reported_is_in_the_corpus() =>
        Assert.Equal(Enumerable.Range(1, Cases).Where(number => !Silent.Contains(number) || BothHalves.Contains(number)), Numbers("bad", "P"));

    [Fact]
    public void Every_case_that_is_to_be_silent_is_in_the_corpus() => Assert.Equal(Silent, Numbers("good", "N"));

    [Fact]
    public void No_case_stands_in_the_wrong_half()
    {
        Assert.Empty(Numbers("bad", "N"));
        Assert.Empty(Numbers("good", "P"));
    }

    private static IEnumerable<int> Numbers(string kind, string half)
    {
        HashSet<string> rules = [.. new FileWriteAnalyzer().SupportedDiagnostics.Select(rule => rule.Id), "ELE2015", "ELE1016"];
        return CorpusSnippet.Load(kind, rules.Contains).Select(snippet => Title().Match(snippet.Title))
            .Where(match => match.Success && match.Groups["half"].Value == half)
            .Select(match => int.Parse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order();
    }

    [GeneratedRegex(@"^B3\.(?<number>\d+) (?<half>[PN]) ")]
    private static partial Regex Title();
}
