using System.Reflection;
using System.Runtime.CompilerServices;
using EmergentLearning.Engine.Analyzers.FileWrites;
using EmergentLearning.Engine.CodeFixes.FileWrites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.Tests;

/// <summary>A rule is its descriptor, its registered id, its page, its release entry and its tests; none may be missing.</summary>
public sealed class DescriptorTests
{
    public static TheoryData<string> Ids() => [.. Descriptors().Select(descriptor => descriptor.Id).Distinct()];

    [Fact]
    public void There_is_at_least_one_rule_and_each_belongs_to_one_analyzer()
    {
        string[] ids = [.. Analyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics.Select(rule => rule.Id).Distinct())];
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    // What is reported while typing may have a twin that only a build reports.
    [Fact]
    public void Descriptors_of_one_id_differ_in_the_tag_of_the_build_alone() => Assert.All(
        Descriptors().GroupBy(descriptor => descriptor.Id),
        twins =>
        {
            Assert.Single(twins.Select(rule => (rule.Title.ToString(null), rule.MessageFormat.ToString(null), rule.DefaultSeverity, rule.Category)).Distinct());
            Assert.Equal(twins.Count(), twins.Select(rule => rule.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd)).Distinct().Count());
        });

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_registered_linked_and_described(string id)
    {
        DiagnosticDescriptor rule = Descriptors().First(descriptor => descriptor.Id == id);
        Assert.Contains(id, RegisteredIds());
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        Assert.NotEmpty(rule.Description.ToString(null));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_with_every_section(string id)
    {
        string page = File.ReadAllText(Path.Combine(Root(), "docs", "rules", id + ".md"));
        Assert.StartsWith("# " + id, page, StringComparison.Ordinal);
        Assert.All(["## Why", "## Bad", "## Good", "## Configure", "## Suppress"], section => Assert.Contains(section, page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_tracked_by_release(string id)
    {
        string folder = Path.Combine(Root(), "analyzers", "EmergentLearning.Engine.Analyzers");
        string releases = File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Shipped.md"))
            + File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Unshipped.md"));
        Assert.Contains("\n" + id + " |", releases, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_bad_and_good_examples_in_the_corpus(string id)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Conformance");
        Assert.True(File.Exists(Path.Combine(folder, id + ".bad.txt")));
        Assert.True(File.Exists(Path.Combine(folder, id + ".good.txt")));
    }

    [Fact]
    public void Every_fix_is_for_a_rule_and_knows_fix_all()
    {
        CodeFixProvider[] fixes = [.. Fixes()];
        string[] fixable = [.. fixes.SelectMany(fix => fix.FixableDiagnosticIds)];
        Assert.Equal(fixable.Length, fixable.Distinct().Count());
        Assert.All(fixable, id => Assert.Contains(id, RegisteredIds()));
        Assert.All(fixes, fix => Assert.NotNull(fix.GetFixAllProvider()));
        Assert.All(fixes, fix => Assert.True(fix.GetType().IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false)));
    }

    [Fact]
    public void The_page_says_whether_there_is_a_fix()
    {
        string[] pages =
        [
            .. Directory.EnumerateFiles(Path.Combine(Root(), "docs", "rules"), "ELE*.md")
                .Where(page => File.ReadAllText(page) is var text && (text.Contains("**Fix.**", StringComparison.Ordinal) || text.Contains("| Code fix | yes", StringComparison.Ordinal)))
                .Select(page => Path.GetFileNameWithoutExtension(page)),
        ];
        Assert.Equal(Fixes().SelectMany(fix => fix.FixableDiagnosticIds).Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<CodeFixProvider> Fixes() => typeof(WholeFileOverwriteCodeFix).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!);

    private static IEnumerable<DiagnosticDescriptor> Descriptors() => Analyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics);

    private static IEnumerable<DiagnosticAnalyzer> Analyzers() => typeof(FileWriteAnalyzer).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);

    private static IEnumerable<string?> RegisteredIds() => typeof(FileWriteAnalyzer).Assembly
        .GetType("EmergentLearning.Engine.Shared.DiagnosticIds", throwOnError: true)!
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral)
        .Select(field => (string?)field.GetRawConstantValue());

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
