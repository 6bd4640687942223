using EmergentLearning.Engine.Generators.Drift;
using EmergentLearning.Engine.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Tests;

/// <summary>A record that differs from what was released, and files that do not tell it.</summary>
public sealed class DriftTests
{
    private const string Migration = "create table notes (id integer primary key);";

    public static IEnumerable<object[]> Bad => DriftCases.Bad.Select(each => new object[] { each.Id, each.Source, each.Says });

    public static IEnumerable<object[]> Good => DriftCases.Good.Select(each => new object[] { each.Id, each.Source });

    [Theory]
    [MemberData(nameof(Bad))]
    public void Each_difference_is_one_error_at_its_place(string id, string source, string says)
    {
        Markup markup = Markup.Parse(source);

        GenerationResult result = Run(markup.Source, DriftCases.Lock);

        Diagnostic diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal((id, DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity));
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        Assert.Equal((markup.Line, markup.Column, markup.Marked.Length), (place.StartLinePosition.Line, place.StartLinePosition.Character, diagnostic.Location.SourceSpan.Length));
        Assert.Contains(says, diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(result.CompilerDiagnostics());
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void What_is_as_it_was_released_is_left_alone(string id, string source)
    {
        GenerationResult result = Run(source, DriftCases.Lock);

        Assert.True(result.Diagnostics.IsEmpty, $"{id}: {string.Join("\n", result.Diagnostics)}");
        Assert.Empty(result.CompilerDiagnostics());
        Assert.Contains(result.Sources, text => text.Contains("Migrations =", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_lock_and_while_a_migration_is_added_nothing_is_reported()
    {
        foreach ((string id, string source, _) in DriftCases.Bad.Where(each => each.Id is "ELE0080" or "ELE0081"))
        {
            string plain = Markup.Parse(source).Source;
            Assert.True(Generation.Run(plain).Diagnostics.IsEmpty, id);
            Assert.Empty(Generation.Run(Generation.Compile(plain), Files(DriftCases.Lock, "0001.sql"), isAdding: true).Diagnostics);
        }
    }

    [Fact]
    public void A_pragma_suppresses_a_difference() => Assert.Empty(
        Run("#pragma warning disable ELE0080\n" + DriftCases.Note.Replace("int Weight", "int? Weight", StringComparison.Ordinal) + DriftCases.Store, DriftCases.Lock)
            .Diagnostics);

    [Theory]
    [InlineData("{ \"format\": 1,\n<<<<<<< HEAD\n", 1, 0)]
    [InlineData("{ \"format\": 1, \"stores\": { \"S\": [1, 2 } }", 0, 38)]
    [InlineData("{ \"format\": 1, \"stores\": { } } more", 0, 31)]
    [InlineData("{ \"format\": 2, \"stores\": { } }", 0, 0)]
    [InlineData("{ \"format\": 1 }", 0, 0)]
    [InlineData("{ \"format\": 1, \"stores\": { \"S\": { \"tables\": {} } } }", 0, 0)]
    [InlineData("", 0, 0)]
    public void A_lock_that_cannot_be_read_is_one_error_at_its_place_in_the_file(string text, int line, int column)
    {
        Diagnostic diagnostic = Assert.Single(Run(DriftCases.Note + DriftCases.Store, text).Diagnostics);

        Assert.Equal("ELE0082", diagnostic.Id);
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        Assert.Equal(("/src/schema.lock.json", line, column), (place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character));
    }

    [Theory]
    [InlineData("no file for version 1")]
    [InlineData("no file for version 1", "0002.sql")]
    [InlineData("several files for version 1", "0001.sql", "01_again.sql")]
    [InlineData("has a file for version 2", "0001_first.sql", "0002.sql")]
    public void Migrations_that_do_not_lead_to_the_locked_version_are_one_error_at_the_store(string says, params string[] names)
    {
        GenerationResult result = Generation.Run(Generation.Compile(DriftCases.Note + DriftCases.Store), Files(DriftCases.Lock, names));

        Diagnostic diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("ELE0083", diagnostic.Id);
        Assert.Contains(says, diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal("S", diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.DoesNotContain(result.Sources, text => text.Contains("Migrations =", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_has_nothing_to_do_with_it_is_never_read() =>
        Assert.Empty(Generation.Run(Generation.Compile(DriftCases.Note + DriftCases.Store), [new Unreadable("/src/other.json"), new Unreadable("/src/migrations/S/readme.sql")]).Diagnostics);

    [Theory]
    [InlineData("{\"a\":[1,-2.5e3,true,null,\"x\\u00e9\\\"\\\\\\n\"],\"b\":{}}")]
    [InlineData(" [ ] ")]
    [InlineData("\"\\uD83D\\uDE00\"")]
    public void Json_is_read(string text)
    {
        JsonNode? node = JsonText.Read(text, out int failure);

        Assert.Equal(-1, failure);
        using var expected = System.Text.Json.JsonDocument.Parse(text);
        AssertSame(expected.RootElement, node!);
    }

    [Theory]
    [InlineData("{\"a\":}")]
    [InlineData("[1,]")]
    [InlineData("[1 2]")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"\\q\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"open")]
    [InlineData("{\"a\"")]
    public void What_is_no_json_is_refused(string text) => Assert.Null(JsonText.Read(text, out _));

    [Fact]
    public void Json_that_is_too_deep_is_refused_and_harms_nobody() => Assert.Null(JsonText.Read(new string('[', 100_000), out _));

    private static GenerationResult Run(string source, string text) => Generation.Run(Generation.Compile(source), Files(text, "0001.sql"));

    private static IEnumerable<AdditionalText> Files(string text, params string[] names) =>
        [new FileText("/src/schema.lock.json", text), .. names.Select(name => new FileText("/src/migrations/S/" + name, Migration))];

    private static void AssertSame(System.Text.Json.JsonElement expected, JsonNode node)
    {
        if (expected.ValueKind == System.Text.Json.JsonValueKind.Object)
            Assert.All(expected.EnumerateObject(), member => AssertSame(member.Value, node[member.Name]!));
        else if (expected.ValueKind == System.Text.Json.JsonValueKind.Array)
            Assert.All(expected.EnumerateArray().Zip(node.Members), pair => AssertSame(pair.First, pair.Second.Value));
        else
            Assert.Equal(expected.ValueKind == System.Text.Json.JsonValueKind.String ? expected.GetString() : expected.GetRawText(), node.Text);
    }

    private sealed class Unreadable(string path) : AdditionalText
    {
        public override string Path => path;

        public override Microsoft.CodeAnalysis.Text.SourceText GetText(CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("This file was read.");
    }
}
