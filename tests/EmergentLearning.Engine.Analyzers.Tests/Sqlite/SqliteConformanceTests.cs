using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.Tests.Sqlite;

/// <summary>The corpus of the SQLite rules. All of them run on each snippet, so that a rule also has to keep quiet about the others' faults.</summary>
public sealed class SqliteConformanceTests
{
    private const int AtLeast = 12;

    private static readonly string[] Ids = ["ELE2015", "ELE3001", "ELE3002", "ELE3003", "ELE3004", "ELE3005", "ELE3006"];

    public static TheoryData<string> Rules() => [.. Ids];

    public static TheoryData<string, string, string> Bad() => Load("bad");

    public static TheoryData<string, string, string> Good() => Load("good");

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_snippet_is_reported_exactly_once(string id, string title, string code)
    {
        ImmutableArray<Diagnostic> found = await SqliteSnippet.Analyze(code);
        Assert.True(found.Length == 1 && found[0].Id == id, $"{id}, {title}: expected one {id}, got {found.Length}: {string.Join("; ", found)}");
    }

    [Theory]
    [MemberData(nameof(Good))]
    public async Task A_good_snippet_is_silent(string id, string title, string code)
    {
        ImmutableArray<Diagnostic> found = await SqliteSnippet.Analyze(code);
        Assert.True(found.IsEmpty, $"{id}, {title}: expected silence, got {string.Join("; ", found)}");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_corpus_holds_enough_of_each_rule(string id)
    {
        Assert.True(Snippets(id, "bad").Length >= AtLeast);
        Assert.True(Snippets(id, "good").Length >= AtLeast);
    }

    private static TheoryData<string, string, string> Load(string kind)
    {
        var data = new TheoryData<string, string, string>();
        foreach (string id in Ids)
        {
            foreach (string part in Snippets(id, kind))
            {
                int end = part.IndexOf('\n', StringComparison.Ordinal);
                data.Add(id, part[..end].Trim(), part[(end + 1)..].Trim());
            }
        }

        return data;
    }

    private static string[] Snippets(string id, string kind) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conformance", $"{id}.{kind}.txt")).Split("### ", StringSplitOptions.RemoveEmptyEntries);
}
