using System.Text.Json;
using System.Text.Json.Nodes;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Cli.Verbs.JsonSchemas;
using VerifyXunit;

namespace EmergentLearning.Cli.Tests.JsonSchemas;

/// <summary>What verbs answer is what their schemas say: every member that is there is declared, and none of those that have to be there may be missing.</summary>
public sealed class AnswerSchemaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Subjects => [.. AnswerSchemas.All.Select(static answer => answer.Subject)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task The_schemas_change_only_on_purpose() => Verifier.Verify(
        new JsonObject(AnswerSchemas.All.Select(static answer => new KeyValuePair<string, JsonNode?>(answer.Subject, SchemaJson.Describe(answer.Subject, null))))
            .ToString().ReplaceLineEndings("\n"),
        "json");

    [Theory]
    [MemberData(nameof(Subjects))]
    public void An_answer_is_what_its_schema_says_and_nothing_else_is(string subject)
    {
        Fill();
        JsonElement schema = RecordSchemaTests.Schema(subject, null);
        JsonElement strict = Strict(schema);
        foreach (string[] question in Questions(subject))
        {
            JsonElement answer = Answer(question);

            Assert.True(SchemaCheck.Allows(schema, answer), $"{string.Join(' ', question)}: {answer.GetRawText()}");
            Assert.True(SchemaCheck.Allows(strict, answer), $"An undeclared member in {string.Join(' ', question)}: {answer.GetRawText()}");
            Assert.All(Lesser(answer), lesser => Assert.False(SchemaCheck.Allows(strict, lesser), $"{string.Join(' ', question)}: {lesser.GetRawText()}"));
        }
    }

    [Fact]
    public void The_command_prints_it_and_a_kind_is_refused_where_it_means_nothing()
    {
        JsonElement printed = Elf.Run("schema", "json", "--of", "sync").Succeeded().Json;

        Assert.True(JsonElement.DeepEquals(RecordSchemaTests.Schema("sync", null), printed));
        Assert.Equal("urn:elf:schema:sync:1", printed.GetProperty("$id").GetString());
        Elf.Run("schema", "json", "decision", "--of", "sync").Refused(1, "Leave 'decision' out");
        Elf.Run("schema", "json", "--of", "weather").Refused(1, "backup-list");
    }

    private static string[][] Questions(string subject) => subject switch
    {
        "query" =>
        [
            ["query", "--recent", "5"], ["query", "--tags", "a"], ["query", "--domain", "d"], ["query", "--search", "storm"], ["query", "--similar-to", "retry storm"],
            ["query", "--context", "--explain"], ["query", "--context"], ["query", "--stats"], ["query", "--accountability-banner"], ["query", "--decisions"],
            ["query", "--violations"], ["query", "--experiments"], ["query", "--golden-rules"], ["query", "--pending-proposals"],
        ],
        "link" => [["link", "decision/1"], ["link", "decision/1", "--relates-to", "failure/1"], ["link", "decision/1", "--relates-to", "failure/1"]],
        "history" => [["history", "decision/1"]],
        "stats" => [["stats"]],
        "sync" => [["sync"], ["sync", "--fix"], ["sync"]],
        "doctor" => [["doctor"]],
        "backup-list" => [["backup", "list"]],
        _ => throw new InvalidOperationException($"Say here what asks for {subject}."),
    };

    private void Fill()
    {
        const string Records = """
            {"kind": "failure", "title": "Retry storm", "domain": "d", "tags": "a", "summary": "No jitter"}
            {"kind": "heuristic", "rule": "Retry storms need jitter", "domain": "d"}
            {"kind": "decision", "title": "t", "context": "c", "decision": "d", "rationale": "r"}
            {"kind": "golden-rule", "name": "Ask", "rule": "Ask first."}
            {"kind": "violation", "rule": 1, "description": "Did not"}
            {"kind": "experiment", "name": "n", "hypothesis": "h"}
            {"kind": "proposal", "type": "heuristic", "title": "p", "summary": "s"}
            """;
        Elf.Run(Records, static _ => { }, "record", "--stdin", "--base-path", _folder.Store).Succeeded();
        _folder.Elf("link", "failure/1", "--caused-by", "decision/1").Succeeded();
        _folder.Elf("backup", "create").Succeeded();
        File.AppendAllText(Directory.GetFiles(Path.Combine(_folder.Store, "memory", "decisions"))[0], "\n## More\n\nText.\n");
    }

    /// <summary>The answer, whatever the exit code says of what was found.</summary>
    private JsonElement Answer(string[] question)
    {
        ElfRun run = _folder.Elf([.. question, "--format", "json"]);
        Assert.True(run.ExitCode is 0 or 1 or 7, run.ToString());
        return run.Json;
    }

    /// <summary>The schema with every object closed that declares its members.</summary>
    private static JsonElement Strict(JsonElement schema)
    {
        JsonNode copy = JsonNode.Parse(schema.GetRawText())!;
        Close(copy);
        return JsonSerializer.SerializeToElement(copy);
    }

    private static void Close(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (JsonNode? item in array)
                Close(item);
        }
        else if (node is JsonObject schema)
        {
            foreach ((_, JsonNode? member) in schema.ToList())
                Close(member);
            if (schema["type"] is JsonValue type && type.ToString() == "object" && schema.ContainsKey("properties"))
                schema["additionalProperties"] = false;
        }
    }

    /// <summary>The answer without one member of it, each in turn; of an array, of its first element. What only is there at times is left in.</summary>
    private static IEnumerable<JsonElement> Lesser(JsonElement answer)
    {
        JsonElement whole = answer.ValueKind == JsonValueKind.Array ? answer.EnumerateArray().First() : answer;
        foreach (string name in whole.EnumerateObject().Select(static member => member.Name).Where(static name => name is not ("choices" or "problem")))
        {
            JsonNode copy = JsonNode.Parse(answer.GetRawText())!;
            JsonObject lesser = copy is JsonArray array ? array[0]!.AsObject() : copy.AsObject();
            lesser.Remove(name);
            yield return JsonSerializer.SerializeToElement(copy);
        }
    }
}
