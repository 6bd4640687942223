using System.Text.RegularExpressions;
using EmergentLearning.Engine.Architecture.Tests.Repository;

namespace EmergentLearning.Engine.Architecture.Tests.Documents;

/// <summary>What the README says of the repository is so.</summary>
public sealed class ReadmeTests
{
    private const string Readme = "README.md";
    private const string Begin = "<!-- rules -->\n";
    private const string End = "<!-- /rules -->";

    [Fact]
    public void Its_table_of_rules_is_what_the_analyzers_say()
    {
        string text = Checkout.Read(Readme).ReplaceLineEndings("\n");
        int from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int to = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(from >= Begin.Length && to >= from, $"{Readme} has no {Begin.Trim()} ... {End}");

        // As with the snapshots: told to accept, the test writes what it would have asked for.
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(Checkout.Full(Readme), text[..from] + RuleTable.Text() + text[to..]);
        else
            Assert.Equal(RuleTable.Text(), text[from..to]);
    }

    [Fact]
    public void Every_rule_leads_to_its_page()
    {
        Assert.NotEmpty(RuleTable.Rules);
        Assert.All(RuleTable.Rules, rule => Assert.EndsWith($"/docs/rules/{rule.Id}.md", rule.HelpLinkUri, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_promise_names_tests_that_exist()
    {
        string[] rows = [.. Checkout.Read(Readme).Split('\n').Where(line => Regex.IsMatch(line, @"^\| P\d "))];
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.NotEmpty(TestsOf(row)));

        Assert.DoesNotContain(rows.SelectMany(TestsOf), tests => !Exists(tests));
    }

    [Fact]
    public void Every_link_to_a_file_of_the_repository_leads_somewhere()
    {
        IEnumerable<string> dead =
            from file in Checkout.Files.Where(file => Regex.IsMatch(file, @"^(README\.md|docs/.*\.md)$"))
            from Match link in Regex.Matches(Checkout.Read(file), @"\]\((?!https?:|#)([^)#\s]+)")
            let path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Checkout.Full(file))!, link.Groups[1].Value))
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{file}: {link.Groups[1].Value}";

        Assert.Empty(dead);
    }

    // The last column, in code quotes, such as `Engine.Tests/Projection`: a project without its common beginning, and perhaps a folder
    // or a class in it.
    private static IEnumerable<string> TestsOf(string row) =>
        Regex.Matches(row.TrimEnd().TrimEnd('|').Split('|')[^1], "`([^`]+)`").Select(match => match.Groups[1].Value);

    private static bool Exists(string tests)
    {
        string[] parts = tests.Split('/', 2);
        return new[] { "EmergentLearning.", "EmergentLearning.Engine." }.Select(prefix => $"tests/{prefix}{parts[0]}/").Any(project =>
            Checkout.Files.Any(file => file.StartsWith(project, StringComparison.Ordinal) && file.EndsWith("Tests.csproj", StringComparison.Ordinal))
            && (parts.Length == 1 || HasTests(project, parts[1])));
    }

    private static bool HasTests(string project, string name) => Checkout.Files.Any(file =>
        file.StartsWith($"{project}{name}/", StringComparison.Ordinal) || file == $"{project}{name}.cs"
        || (file.StartsWith(project, StringComparison.Ordinal) && file.EndsWith($"/{name}.cs", StringComparison.Ordinal)));
}
