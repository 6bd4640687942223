using EmergentLearning.Engine.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Tests;

/// <summary>What is generated is the same whatever lines the sources have.</summary>
public sealed class LineEndTests
{
    private const string Note = "[Table(\"notes\")] public partial record Note([property: Key] long Id, string Topic);\n";

    [Theory]
    [InlineData("@\"select id,\n  topic -- a comment\nfrom notes\nwhere topic = @topic\"")]
    [InlineData("\"\"\"\n    select n.*\n\n    from notes n\n      where n.topic = @topic\n    \"\"\"")]
    [InlineData("@\"select n\n.\n* from notes n\n\" + @\"where topic = @topic\n\"")]
    [InlineData("Sql.Text + @\"\nwhere topic = @topic\"")]
    [InlineData("$\"\"\"\n    select {Sql.Columns}\n    from notes\n    where topic = @topic\n    \"\"\"")]
    [InlineData("@\"select id, topic from notes where topic = @topic and topic <> '\n'\"")]
    public void A_query_over_several_lines_is_the_same_statement_everywhere(string literal)
    {
        string source = Note + "public static class Sql { public const string Columns = \"id, topic\"; public const string Text = @\"select id, topic\nfrom notes\"; }\n"
            + "[Store(typeof(Note))] public partial class S {\n[Query(" + literal + ")] public partial IReadOnlyList<Note> All(string topic);\n}\n";

        GenerationResult unix = Generation.Run(source);
        GenerationResult windows = Generation.Run(source.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Empty(unix.Diagnostics);
        Assert.Empty(unix.CompilerDiagnostics());
        Assert.Equal(unix.Sources, windows.Sources);
    }

    [Fact]
    public void A_line_end_that_somebody_wrote_stays()
    {
        string source = Note + "[Store(typeof(Note))] public partial class S { [Query(\"select * from notes where topic = 'a\\r\\nb'\")] public partial IReadOnlyList<Note> All(); }";

        Assert.Contains("'a\\r\\n", string.Concat(Generation.Run(source).Sources), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@\"select id,\r\n    [|nope|] from notes\"")]
    [InlineData("\"\"\"\r\n    select id,\r\n\r\n      [|nope|]\r\n    from notes\r\n    \"\"\"")]
    public void A_place_is_exact_where_lines_end_with_two_characters(string literal)
    {
        Markup markup = Markup.Parse(Note + "[Store(typeof(Note))] public partial class S { [Query(" + literal + ")] public partial IReadOnlyList<(long, string)> All(); }");

        Diagnostic diagnostic = Assert.Single(Generation.Run(markup.Source).Diagnostics);

        Assert.Equal(markup.Marked, diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }
}
