using System.Text.Json;
using System.Text.Json.Nodes;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Cli.Verbs.JsonSchemas;
using VerifyXunit;

namespace EmergentLearning.Cli.Tests.JsonSchemas;

/// <summary>What <c>elf show</c> answers is what its schema says.</summary>
public sealed class ShownSchemaTests : IDisposable
{
    private const string Records = """
        {"kind": "failure", "title": "t", "domain": "d", "severity": "high"}
        {"kind": "heuristic", "rule": "r", "domain": "d", "confidence": 0.8}
        {"kind": "spike", "title": "t", "topic": "p", "question": "q", "findings": "f"}
        {"kind": "experiment", "name": "n", "hypothesis": "h"}
        {"kind": "cycle", "experiment": "n", "try": "t"}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task The_schemas_change_only_on_purpose() => Verifier.Verify(SchemaJson.Describe("show", null).ToString().ReplaceLineEndings("\n"), "json");

    [Fact]
    public void An_answer_is_what_its_schema_says()
    {
        Elf.Run(Records, static _ => { }, "record", "--stdin", "--base-path", _folder.Store).Succeeded();

        foreach (string kind in (string[])["failure", "heuristic", "spike", "experiment", "cycle"])
        {
            JsonElement shown = Elf.Run("show", $"{kind}/1", "--format", "json", "--base-path", _folder.Store).Succeeded().Json;

            Assert.True(SchemaCheck.Allows(RecordSchemaTests.Schema("show", kind), shown), shown.GetRawText());
            Assert.True(SchemaCheck.Allows(RecordSchemaTests.Schema("show", null), shown), shown.GetRawText());
            Assert.False(SchemaCheck.Allows(RecordSchemaTests.Schema("show", "decision"), shown));
            JsonElement schema = RecordSchemaTests.Schema("show", kind);
            Assert.All(shown.EnumerateObject(), member => Assert.False(SchemaCheck.Allows(schema, Without(shown, member.Name))));
        }
    }

    private static JsonElement Without(JsonElement answer, string member)
    {
        JsonObject copy = JsonNode.Parse(answer.GetRawText())!.AsObject();
        copy.Remove(member);
        return JsonSerializer.SerializeToElement(copy);
    }
}
