using System.Collections.Immutable;
using System.Text.RegularExpressions;
using EmergentLearning.Engine.Analyzers.FileWrites;
using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.Tests.Conformance;

/// <summary>The corpus: each snippet is one fault that must be reported once and by one rule, or code at which every rule must stay silent.</summary>
public sealed class ConformanceTests
{
    private static readonly ImmutableHashSet<string> Rules = [.. new FileWriteAnalyzer().SupportedDiagnostics.Select(rule => rule.Id)];

    public static TheoryData<string, string, string> Bad() => Load("bad");

    public static TheoryData<string, string, string> Good() => Load("good");

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_snippet_is_reported_exactly_once(string id, string title, string code)
    {
        ImmutableArray<Diagnostic> found = await Analyze(code);
        Assert.True(found.Length == 1 && found[0].Id == id, $"{title}: expected one {id}, got {found.Length}: {string.Join("; ", found)}");
    }

    [Theory]
    [MemberData(nameof(Good))]
    public async Task A_good_snippet_is_silent(string id, string title, string code)
    {
        ImmutableArray<Diagnostic> found = await Analyze(code);
        Assert.True(found.IsEmpty, $"{id}, {title}: expected silence, got {string.Join("; ", found)}");
    }

    [Fact]
    public void The_corpus_holds_at_least_a_hundred_and_fifty_of_each()
    {
        Assert.True(Bad().Count >= 150, $"{Bad().Count} bad snippets");
        Assert.True(Good().Count >= 150, $"{Good().Count} good snippets");
    }

    [Fact]
    public void No_snippet_stands_there_twice()
    {
        IEnumerable<CorpusSnippet> all = [.. CorpusSnippet.Load("bad", Rules.Contains), .. CorpusSnippet.Load("good", Rules.Contains)];
        string[] codes = [.. all.Select(snippet => Regex.Replace(snippet.Code, @"\s+", " "))];
        Assert.Empty(codes.GroupBy(code => code).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    private static Task<ImmutableArray<Diagnostic>> Analyze(string code)
    {
        var snippet = new CorpusSnippet("", "", code);
        return Snippet.AnalyzeFile(snippet.Source, mustCompile: true, kind: snippet.Kind);
    }

    private static TheoryData<string, string, string> Load(string kind)
    {
        var data = new TheoryData<string, string, string>();
        foreach (CorpusSnippet snippet in CorpusSnippet.Load(kind, Rules.Contains))
            data.Add(snippet.Rule, snippet.Title, snippet.Code);
        return data;
    }
}
