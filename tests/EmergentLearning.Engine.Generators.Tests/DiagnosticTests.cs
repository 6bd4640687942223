using EmergentLearning.Engine.Generators.Parsing;
using EmergentLearning.Engine.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Tests;

public sealed class DiagnosticTests
{
    public static IEnumerable<object[]> Bad => DiagnosticCases.Bad.Select(testCase => new object[] { testCase.Id, testCase.Source });

    public static IEnumerable<object[]> Good => DiagnosticCases.Good.Select(testCase => new object[] { testCase.Id, testCase.Source });

    [Theory]
    [MemberData(nameof(Bad))]
    public void Each_mistake_is_one_diagnostic_at_its_place(string id, string source)
    {
        Markup markup = Markup.Parse(source);

        GenerationResult result = Generation.Run(markup.Source);

        Diagnostic diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(markup.Marked, diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Equal((markup.Line, markup.Column), (diagnostic.Location.GetLineSpan().StartLinePosition.Line, diagnostic.Location.GetLineSpan().StartLinePosition.Character));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void No_mistake_draws_errors_of_the_compiler_after_it(string id, string source)
    {
        GenerationResult result = Generation.Run(Markup.Parse(source).Source);

        Assert.True(!result.CompilerDiagnostics().Any(), $"{id}: {string.Join("\n", result.CompilerDiagnostics())}");
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void What_is_right_is_left_alone_and_compiles_without_a_warning(string id, string source)
    {
        GenerationResult result = Generation.Run(source);

        Assert.True(result.Diagnostics.IsEmpty, $"{id}: {string.Join("\n", result.Diagnostics)}");
        Assert.Empty(result.CompilerDiagnostics());
    }

    [Fact]
    public void Every_diagnostic_has_cases_for_and_against_it()
    {
        string[] ids = [.. Descriptors.All.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal)];

        // Two are about files, so they are tested by themselves.
        string[] ofFiles = ["ELE0082", "ELE0083"];
        Assert.Equal(ids, DiagnosticCases.Bad.Select(testCase => testCase.Id).Concat(DriftCases.Bad.Select(testCase => testCase.Id)).Concat(ofFiles).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(ids, DiagnosticCases.Good.Select(testCase => testCase.Id).Concat(DriftCases.Good.Select(testCase => testCase.Id)).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_diagnostic_has_a_page_and_a_link_to_it()
    {
        foreach (DiagnosticDescriptor descriptor in Descriptors.All)
        {
            string page = Path.Combine(Repository.Root, "docs", "rules", descriptor.Id + ".md");
            Assert.True(File.Exists(page), $"{page} is missing.");
            Assert.EndsWith($"docs/rules/{descriptor.Id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_query_outside_a_store_is_reported_and_none_twice()
    {
        GenerationResult result = Generation.Run(
            "public partial class C { [Query(\"select 1\")] public partial long One(); [Query(\"select 2\")] public partial long Two(int a); }");

        Assert.Equal(["ELE0016", "ELE0016"], result.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Empty(result.CompilerDiagnostics());
    }

    [Fact]
    public void Properties_that_differ_by_case_alone_are_two_columns_of_one_name() =>
        Assert.Equal("ELE0005", Assert.Single(Generation.Run(
            "[Table(\"t\")] public partial record R { [Key] public long Id { get; init; } public int A { get; init; } public int a { get; init; } }").Diagnostics).Id);

    [Fact]
    public void A_pragma_suppresses_a_diagnostic()
    {
        const string Source = "#pragma warning disable ELE0002\n[Table(\"t\")] public partial record R { public long Id { get; init; } }\n#pragma warning restore ELE0002\n";

        Assert.Empty(Generation.Run(Source).Diagnostics);
        Assert.Single(Generation.Run(Source.Replace("ELE0002\n[", "ELE0001\n[", StringComparison.Ordinal)).Diagnostics);
    }

    [Theory]
    [InlineData("\"select \\\"id\\\", [|nope|] from notes\"")]
    [InlineData("\"select\\tid\\u0020,\\x20[|nope|] from notes\"")]
    [InlineData("@\"select \"\"id\"\", [|nope|] from notes\"")]
    [InlineData("@\"select id,\n    [|nope|] from notes\"")]
    [InlineData("\"\"\"select \"id\", [|nope|] from notes\"\"\"")]
    [InlineData("\"\"\"\n    select id,\n\n      [|nope|]\n    from notes\n    \"\"\"")]
    [InlineData("\"select id, \" + \"[|nope|] from notes\"")]
    [InlineData("(\"select \" + (\"id, \" + @\"[|nope|] \")) + \"from notes\"")]
    [InlineData("$\"select id, {\"[|nope|]\"} from {\"notes\"}\"")]
    [InlineData("$\"select id, '{{', [|nope|] from notes\"")]
    [InlineData("$@\"select \"\"id\"\", '{{', [|nope|] from notes\"")]
    [InlineData("$\"\"\"select \"id\", [|nope|] from notes\"\"\"")]
    [InlineData("\"select id, '\\U0001F600', [|nope|] from notes\"")]
    [InlineData("\"select \" + \"id, \" + [|Names.Nope|] + \" from notes\"")]
    [InlineData("[|Names.All|]")]
    [InlineData("Names.Select + \" id, [|nope|] from notes\"")]
    [InlineData("[|Names.Select + \" id, nope \" + Names.From + \" notes\"|]")]
    public void A_place_is_exact_in_every_form_of_string(string literal)
    {
        string source = DiagnosticCases.Query("SQL", "public partial IReadOnlyList<Row> All();").Replace("\"SQL\"", literal, StringComparison.Ordinal);
        Markup markup = Markup.Parse(source + "public record Row(long Id); public static class Names { public const string All = \"select id, nope from notes\", Nope = \"nope\", Select = \"select\", From = \"from\"; }");

        Diagnostic diagnostic = Assert.Single(Generation.Run(markup.Source).Diagnostics);

        Assert.Equal("ELE0021", diagnostic.Id);
        Assert.Equal(markup.Marked, diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }
}
