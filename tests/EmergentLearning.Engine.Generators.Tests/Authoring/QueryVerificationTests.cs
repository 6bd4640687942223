using EmergentLearning.Engine.Authoring;
using EmergentLearning.Engine.Generators.Tests.Infrastructure;

namespace EmergentLearning.Engine.Generators.Tests.Authoring;

/// <summary>The second check of queries: what the binder lets through and the real SQLite does not.</summary>
public sealed class QueryVerificationTests : IDisposable
{
    private const string Note = "[Table(\"notes\")] public partial record Note { [Key] public long Id { get; init; } public string Topic { get; init; } = \"\"; }\n";

    private readonly CompiledProject _project = new();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("\"select count(*) from notes where [|nope|](topic) = 1\"")]
    [InlineData("\"select\\tcount(*) from notes where topic = '\\u00e9\\\"' and [|nope|](topic) = 1\"")]
    [InlineData("@\"select count(*) as \"\"n\"\" from notes where topic = 'é' and [|nope|](topic) = 1\"")]
    [InlineData("@\"select count(*)\r\n  from notes where [|nope|](topic) = 1\"")]
    [InlineData("\"\"\"select count(*) as \"n\" from notes where [|nope|](topic) = 1\"\"\"")]
    [InlineData("\"\"\"\n    select count(*)\n\n      from notes where [|nope|](topic) = 1\n    \"\"\"")]
    [InlineData("\"\"\"\"\r\n    select count(*)\r\n    from notes where topic <> '\"\"\"' and [|nope|](topic) = 1\r\n    \"\"\"\"")]
    public void A_wrong_query_is_found_at_its_very_place_in_every_form_of_string(string literal)
    {
        Markup markup = Markup.Parse(Store($"[Obsolete(\"not \\\"this\"), Query({literal})]"));

        SchemaFinding finding = Assert.Single(_project.Compile(markup.Source).Verify());

        Assert.Equal(
            (_project.Source, markup.Line + 1, markup.Column + 1, "ELE9020"), (finding.File, finding.Line, finding.Column, finding.Code));
        Assert.Contains("no such function: nope", finding.Message, StringComparison.Ordinal);
        Assert.Equal($"{_project.Source}({finding.Line},{finding.Column}): error ELE9020: {finding.Message}", finding.ToString());
    }

    [Fact]
    public void A_query_put_together_from_constants_is_found_at_its_line()
    {
        _project.Compile(Store("[Query(\"select count(*) from notes where \" + \"nope(topic) = 1\")]"));

        SchemaFinding finding = Assert.Single(_project.Verify());

        Assert.Equal((_project.Source, 4, 0), (finding.File, finding.Line, finding.Column));
        Assert.Contains("(4): error ELE9020: ", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_query_is_prepared_and_what_is_right_is_left_alone()
    {
        string[] queries =
        [
            "select count(*) from notes", "select count(*) from notes where nope(id)", "select count(*) from notes where abs(1, 2, 3) = 1",
            "select count(*) from notes where topic in ('a', (select 'b')) -- a comment",
        ];
        _project.Compile(Note + "[Store(typeof(Note))] public partial class S {\n"
            + string.Concat(queries.Select((sql, i) => $"[Query(\"{sql}\")] public partial long Q{i}();\n")) + "}");

        SchemaVerification verification = SchemaVerifier.Verify(_project.Assembly);

        Assert.Equal((1, 4), (verification.Stores, verification.Queries));
        Assert.Equal(["no such function: nope", "wrong number of arguments to function abs()"], verification.Findings.Select(finding => finding.Message[(finding.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
        Assert.Equal([5, 6], verification.Findings.Select(finding => finding.Line));
    }

    [Fact]
    public void A_place_honours_the_path_map_and_is_given_back_on_this_machine()
    {
        _project.Compile(Store("[Query(\"select count(*) from notes where nope(topic) = 1\")]"), pathMap: "/_/");

        Assert.Equal("/_/Store.cs(4): error ELE9020", Assert.Single(_project.Verify()).ToString()[..29]);
        SchemaFinding mapped = Assert.Single(_project.Verify(pathMap: $"{Path.GetDirectoryName(_project.Source)}/=/_/"));
        Assert.Equal((_project.Source, 4), (mapped.File, mapped.Line));
        Assert.NotEqual(0, mapped.Column);
    }

    [Fact]
    public void A_table_that_sqlite_refuses_is_found_where_it_is_declared()
    {
        _project.Compile("\n" + Note.Replace("public string", "[Check(\"topci <> ''\")] public string", StringComparison.Ordinal)
            + "[Store(typeof(Note))] public partial class S { [Query(\"select count(*) from notes\")] public partial long All(); }");

        SchemaFinding finding = Assert.Single(_project.Verify());

        Assert.Equal(("ELE9021", _project.Source, 3), (finding.Code, finding.File, finding.Line));
        Assert.Contains("no such column: topci", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_without_a_store_is_verified_at_once_and_what_is_none_is_refused()
    {
        Assert.Empty(_project.Compile("public class Nothing { }").Verify());

        File.WriteAllText(_project.Assembly, "no assembly");
        Assert.Throws<Contracts.StoreException>(() => _project.Verify());
    }

    private static string Store(string attribute) =>
        Note + "[Store(typeof(Note))] public partial class S {\n" + attribute + " public partial long Count();\n}";
}
