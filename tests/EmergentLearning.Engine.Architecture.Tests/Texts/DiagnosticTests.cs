using System.Text.RegularExpressions;
using EmergentLearning.Engine.Architecture.Tests.Repository;

namespace EmergentLearning.Engine.Architecture.Tests.Texts;

/// <summary>Every diagnostic id is declared once, has a page, is in the release notes of its assembly and is tested.</summary>
public sealed class DiagnosticTests
{
    private static readonly string DiagnosticIdsText = Checkout.Read("src/Shared/Diagnostics/DiagnosticIds.cs");

    private static readonly string BuildCodesText = Checkout.Read("build/EmergentLearning.Engine.Tasks/BuildCodes.cs");

    private static readonly string[] Declared = Ids(DiagnosticIdsText, "\"(ELE[0-9]{4})\"");

    private static readonly string[] BuildCodes = Ids(BuildCodesText, "\"(ELE[0-9]{4})\"");

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule()
    {
        IEnumerable<string> pages = Checkout.Files.Where(file => Regex.IsMatch(file, "^docs/rules/ELE[0-9]{4}\\.md$"))
            .Select(file => Path.GetFileNameWithoutExtension(file));

        Assert.NotEmpty(Declared);
        Assert.Equal(Declared, pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_page_begins_with_its_rule() =>
        Assert.All(Declared, id => Assert.StartsWith($"# {id}", Checkout.Read($"docs/rules/{id}.md"), StringComparison.Ordinal));

    [Fact]
    public void Every_rule_is_tracked_in_a_release_and_every_tracked_rule_exists()
    {
        IEnumerable<string> tracked = Checkout.Files.Where(file => Path.GetFileName(file).StartsWith("AnalyzerReleases.", StringComparison.Ordinal))
            .SelectMany(file => Ids(Checkout.Read(file), "(?m)^(ELE[0-9]{4})\\b"));

        Assert.Equal(Declared, tracked.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_and_every_build_code_is_named_by_a_test()
    {
        string tests = string.Concat(Checkout.Files
            .Where(file => Regex.IsMatch(file, "^tests/.*\\.cs$") && !file.Contains("Architecture.Tests", StringComparison.Ordinal)).Select(Checkout.Read));

        Assert.DoesNotContain(Declared.Concat(BuildCodes), id => !NamesRule(tests, id));
    }

    [Fact]
    public void The_page_of_the_build_explains_every_build_code()
    {
        Assert.NotEmpty(BuildCodes);
        Assert.Equal(BuildCodes, Ids(Checkout.Read("docs/msbuild.md"), "(?m)^\\| (ELE[0-9]{4}) \\|"));
    }

    [Fact]
    public void The_targets_use_only_declared_codes() =>
        Assert.Empty(Ids(Checkout.Read("build/package/build/EmergentLearning.Engine.targets"), "(ELE[0-9]{4})").Except(BuildCodes));

    [Fact]
    public void The_build_has_a_band_of_its_own()
    {
        Assert.All(BuildCodes, code => Assert.StartsWith("ELE9", code, StringComparison.Ordinal));
        Assert.All(Declared, id => Assert.DoesNotContain("ELE9", id, StringComparison.Ordinal));
    }

    // A test may name a rule by its id or by the constant that holds it.
    private static bool NamesRule(string tests, string id) =>
        tests.Contains(id, StringComparison.Ordinal) || tests.Contains(Constant(id), StringComparison.Ordinal);

    private static string Constant(string id) => id.StartsWith("ELE9", StringComparison.Ordinal)
        ? "BuildCodes." + Regex.Match(BuildCodesText, $"const string (\\w+) = \"{id}\"").Groups[1].Value
        : "DiagnosticIds." + Regex.Match(DiagnosticIdsText, $"const string (\\w+) = \"{id}\"").Groups[1].Value;

    private static string[] Ids(string text, string pattern) =>
        [.. Regex.Matches(text, pattern).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];
}
