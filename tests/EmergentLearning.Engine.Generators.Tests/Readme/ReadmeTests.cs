using System.Text.RegularExpressions;
using EmergentLearning.Engine.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VerifyXunit;

namespace EmergentLearning.Engine.Generators.Tests.Readme;

/// <summary>The README shows code that compiles and runs (in Generated.Tests), and what is really generated for it.</summary>
public sealed class ReadmeTests
{
    private const string Begin = "<!-- generated: Note -->";
    private const string End = "<!-- /generated -->";
    private const string Compiled = "tests/EmergentLearning.Engine.Generated.Tests/Readme/";

    private static readonly string[] Shown = ["ReadRow", "ListByTopic", "Heaviest"];

    private static readonly string File = Path.Combine(Repository.Root, "README.md");

    [Fact]
    public void The_schema_of_the_readme_is_what_is_compiled() =>
        Assert.Equal(Words(Source("NoteStore.cs").Replace("namespace EmergentLearning.Engine.Generated.Tests.Readme;", "", StringComparison.Ordinal)), Words(Blocks()[0]));

    [Fact]
    public void The_use_of_the_readme_is_what_is_run() =>
        Assert.Equal(Words(Regex.Match(Source("ReadmeTests.cs"), "// <readme>(.*)// </readme>", RegexOptions.Singleline).Groups[1].Value), Words(Blocks()[1]));

    [Fact]
    public async Task The_generated_code_of_the_readme_is_what_the_generator_writes()
    {
        string readme = (await System.IO.File.ReadAllTextAsync(File)).ReplaceLineEndings("\n");
        string[] parts = readme.Split([Begin, End], StringSplitOptions.None);
        Assert.Equal(3, parts.Length);
        string expected = $"{parts[0]}{Begin}\n```csharp\n{Excerpt()}\n```\n{End}{parts[2]}";

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await System.IO.File.WriteAllTextAsync(File, expected);
        else
            Assert.True(readme == expected, "What is generated has changed; run the tests with UPDATE_SNAPSHOTS=1 and review README.md.");
    }

    [Fact]
    public Task A_generated_record() => Verifier.Verify(Generate().Sources[0], "cs");

    [Fact]
    public void Every_link_of_the_section_leads_somewhere()
    {
        string[] targets = [.. Regex.Matches(Section(), @"\]\(([^)#:]+)\)").Select(match => match.Groups[1].Value)];

        Assert.Contains(targets, target => target.EndsWith("ReadmeTests.A_generated_record.verified.cs", StringComparison.Ordinal));
        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(Repository.Root, target)), $"{target} is not there."));
    }

    private static GenerationResult Generate()
    {
        GenerationResult result = Generation.Run(Blocks()[0].Replace("using EmergentLearning.Engine.Schema;", "", StringComparison.Ordinal));
        Assert.Empty(result.Diagnostics);
        return result;
    }

    private static string Excerpt() => string.Join("\n\n", Shown.Select(name => Unindent(Generate().Sources
        .SelectMany(source => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
        .Single(method => method.Identifier.Text == name))));

    private static string Unindent(SyntaxNode member)
    {
        string[] lines = member.ToFullString().Trim('\n').Split('\n');
        int depth = lines[0].TakeWhile(c => c == ' ').Count();
        return string.Join("\n", lines.Select(line => line.Length == 0 ? line : line[depth..]));
    }

    // The README aligns attributes in columns; the compiler does not mind.
    private static string Words(string code) => string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Source(string name) => System.IO.File.ReadAllText(Path.Combine(Repository.Root, Compiled, name));

    private static string Section() => Regex.Match(System.IO.File.ReadAllText(File), "## Thirty seconds\n(.*?)\n## ", RegexOptions.Singleline).Groups[1].Value;

    private static string[] Blocks() =>
        [.. Regex.Matches(Section().ReplaceLineEndings("\n"), "```csharp\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];
}
