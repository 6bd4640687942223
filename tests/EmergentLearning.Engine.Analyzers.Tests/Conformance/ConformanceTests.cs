using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.Tests.Conformance;

/// <summary>The corpus: each snippet is one write that must be reported once, or code that must stay silent.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string, string> Bad() => Load("ELE2001.bad.txt");

    public static TheoryData<string, string> Good() => Load("ELE2001.good.txt");

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_snippet_is_reported_exactly_once(string title, string code)
    {
        ImmutableArray<Diagnostic> found = await Snippet.Analyze(code);
        Assert.True(found.Length == 1 && found[0].Id == "ELE2001", $"{title}: expected one ELE2001, got {found.Length}: {string.Join("; ", found)}");
    }

    [Theory]
    [MemberData(nameof(Good))]
    public async Task A_good_snippet_is_silent(string title, string code)
    {
        ImmutableArray<Diagnostic> found = await Snippet.Analyze(code);
        Assert.True(found.IsEmpty, $"{title}: expected silence, got {string.Join("; ", found)}");
    }

    [Fact]
    public void The_corpus_holds_at_least_forty_of_each()
    {
        Assert.True(Bad().Count >= 40);
        Assert.True(Good().Count >= 40);
    }

    private static TheoryData<string, string> Load(string file)
    {
        var data = new TheoryData<string, string>();
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conformance", file));
        foreach (string part in text.Split("### ", StringSplitOptions.RemoveEmptyEntries))
        {
            int end = part.IndexOf('\n', StringComparison.Ordinal);
            data.Add(part[..end].Trim(), part[(end + 1)..].Trim());
        }

        return data;
    }
}
