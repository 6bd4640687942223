using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>
/// The corpus of the lock-order rules: each snippet is one fault that must be reported once and by one rule, or code at which all of them
/// must stay silent. All of them run on each snippet, so that a rule also has to keep quiet about the others' faults.
/// </summary>
public sealed class LockOrderConformanceTests
{
    private const int ListedCases = 48;

    private static readonly string[] Ids =
    [
        "ELE1001", "ELE1002", "ELE1003", "ELE1004", "ELE1005", "ELE1006", "ELE1007", "ELE1008", "ELE1009", "ELE1010",
        "ELE1011", "ELE1012", "ELE1013", "ELE1014", "ELE1015", "ELE1016", "ELE1017", "ELE1018", "ELE1019", "ELE1020",
    ];

    public static TheoryData<string, string, string> Bad() => Load("bad");

    public static TheoryData<string, string, string> Good() => Load("good");

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_snippet_is_reported_exactly_once(string id, string title, string code)
    {
        ImmutableArray<Diagnostic> found = await LockSnippet.Analyze(code);
        Assert.True(found.Length == 1 && found[0].Id == id, $"{id}, {title}: expected one {id}, got {found.Length}: {string.Join("; ", found)}");
    }

    [Theory]
    [MemberData(nameof(Good))]
    public async Task A_good_snippet_is_silent(string id, string title, string code)
    {
        ImmutableArray<Diagnostic> found = await LockSnippet.Analyze(code);
        Assert.True(found.IsEmpty, $"{id}, {title}: expected silence, got {string.Join("; ", found)}");
    }

    /// <summary>
    /// Where no order can be declared, bodies that are too far from a lock are not followed. What does not name the engine is judged alike there.
    /// </summary>
    [Fact]
    public async Task What_needs_no_engine_is_judged_alike_without_it()
    {
        var judged = new ConcurrentQueue<string>();
        var others = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Bad().Concat(Good()), async (row, cancellation) =>
        {
            string title = $"{row[0]}, {row[1]}";
            Compilation bare = LockSnippet.CompileBare((string)row[2]);
            // The vault of the library that is only metadata has the engine's attributes, which nobody can read without it.
            if (((string)row[2]).Contains("Vault", StringComparison.Ordinal) || bare.GetDiagnostics(cancellation).Any(each => each.Severity == DiagnosticSeverity.Error))
                return;
            judged.Enqueue(title);
            string[] with = [.. (await LockSnippet.Analyze((string)row[2])).Select(Place)];
            string[] without = [.. (await LockSnippet.Analyze(bare)).Select(Place)];
            if (!with.SequenceEqual(without))
                others.Enqueue($"{title}: with it {string.Join("; ", with)}; without it {string.Join("; ", without)}");
        });

        Assert.True(others.IsEmpty, string.Join("\n", others));
        Assert.True(judged.Count >= 450, $"{judged.Count} snippets");
    }

    // Of the engine's own locks a message knows the names.
    private static string Place(Diagnostic found) => $"{found.Id} {found.Location.GetLineSpan()}";

    [Fact]
    public void The_corpus_holds_at_least_a_hundred_and_fifty_of_each()
    {
        Assert.True(Bad().Count >= 150, $"{Bad().Count} bad snippets");
        Assert.True(Good().Count >= 150, $"{Good().Count} good snippets");
        Assert.Equal(Ids, LockSnippet.Implemented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_case_of_the_list_is_in_it()
    {
        IEnumerable<int> named = Bad().Concat(Good()).Select(row => Regex.Match((string)row[1], @"^A5\.(\d+) "))
            .Where(match => match.Success).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(1, ListedCases), named.Distinct().Order());
    }

    [Fact]
    public void No_snippet_stands_there_twice() => Assert.Empty(
        Bad().Concat(Good()).GroupBy(row => Regex.Replace((string)row[2], @"\s+", " ")).Where(group => group.Count() > 1).Select(group => group.Key));

    private static TheoryData<string, string, string> Load(string kind)
    {
        var data = new TheoryData<string, string, string>();
        foreach (string id in Ids)
        {
            string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conformance", $"{id}.{kind}.txt"));
            foreach (string part in text.Split("### ", StringSplitOptions.RemoveEmptyEntries))
            {
                int end = part.IndexOf('\n', StringComparison.Ordinal);
                data.Add(id, part[..end].Trim(), part[(end + 1)..].Trim());
            }
        }

        return data;
    }
}
