using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Cli.Verbs.JsonSchemas;
using EmergentLearning.Cli.Verbs.Record;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using VerifyXunit;

namespace EmergentLearning.Cli.Tests.JsonSchemas;

/// <summary>What the schema of a record allows is recorded, and what is refused it does not allow.</summary>
public sealed class RecordSchemaTests
{
    public static TheoryData<string> Kinds => [.. RecordKinds.All.Select(static kind => kind.Name)];

    [Fact]
    public Task The_schemas_change_only_on_purpose() => Verifier.Verify(SchemaJson.Describe("record", null).ToString().ReplaceLineEndings("\n"), "json");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_value_of_every_field_is_allowed_only_if_it_is_taken(string name)
    {
        RecordKind kind = RecordKinds.Find(name)!;
        JsonElement schema = Schema("record", name);
        foreach (KindField field in kind.Fields)
        {
            foreach (JsonElement record in Values(field).Select(value => Record(kind, field, value)))
                Assert.True(IsTaken(kind, record) || !SchemaCheck.Allows(schema, record), record.GetRawText());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_whole_record_is_allowed_by_its_own_schema_and_by_that_of_all(string name)
    {
        RecordKind kind = RecordKinds.Find(name)!;
        foreach (KindField field in kind.Fields.Where(static field => field.IsGiven))
        {
            JsonElement record = Record(kind, field, Plain(field));
            Assert.True(IsTaken(kind, record), record.GetRawText());
            Assert.True(SchemaCheck.Allows(Schema("record", name), record), record.GetRawText());
            Assert.True(SchemaCheck.Allows(Schema("record", null), record), record.GetRawText());
        }
    }

    [Theory]
    [InlineData("""{"kind": "decision", "context": "c", "decision": "d", "rationale": "r"}""")]
    [InlineData("""{"kind": "decision", "title": " ", "context": "c", "decision": "d", "rationale": "r"}""")]
    [InlineData("""{"kind": "spike", "title": "t", "context": "c", "decision": "d", "rationale": "r"}""")]
    [InlineData("""{"title": "t", "context": "c", "decision": "d", "rationale": "r"}""")]
    [InlineData("""{"kind": "decision", "title": "t", "context": "c", "decision": "d", "rationale": "r", "mood": "good"}""")]
    [InlineData("""{"kind": "decision", "title": "t", "context": "c", "decision": "d", "rationale": "r", "status": "perhaps"}""")]
    [InlineData("""{"kind": "failure", "title": "t", "domain": "a/b"}""")]
    [InlineData("""{"kind": "failure", "title": "t", "domain": " .. "}""")]
    [InlineData("""{"kind": "failure", "title": "t", "domain": "C:"}""")]
    [InlineData("""{"kind": "failure", "title": "t", "domain": "d", "severity": 6}""")]
    [InlineData("""{"kind": "heuristic", "rule": "r", "domain": "é"}""")]
    [InlineData("""{"kind": "heuristic", "rule": "r", "domain": "d", "confidence": 1.1}""")]
    [InlineData("""{"kind": "violation", "rule": 0.5, "description": "d"}""")]
    [InlineData("""[]""")]
    public void What_is_refused_is_not_allowed(string json)
    {
        JsonElement record = JsonDocument.Parse(json).RootElement;

        Assert.False(IsTaken(null, record));
        Assert.False(SchemaCheck.Allows(Schema("record", null), record));
    }

    [Fact]
    public void The_verb_prints_it_and_refuses_what_it_does_not_know()
    {
        JsonElement printed = Elf.Run("schema", "json", "decision").Succeeded().Json;

        Assert.True(JsonElement.DeepEquals(Schema("record", "decision"), printed));
        Assert.Equal("urn:elf:schema:record:decision:1", printed.GetProperty("$id").GetString());
        Elf.Run("schema", "json", "mood").Refused(1, "mood");
        Elf.Run("schema", "json", "--of", "weather").Refused(1, "weather");
    }

    internal static JsonElement Schema(string subject, string? kind) => JsonDocument.Parse(SchemaJson.Describe(subject, kind).ToJsonString()).RootElement;

    private static bool IsTaken(RecordKind? kind, JsonElement record)
    {
        try
        {
            JsonRecords.ToDraft(record, kind);
            return true;
        }
        catch (StoreException)
        {
            return false;
        }
    }

    /// <summary>A record with what is required, and one more value.</summary>
    private static JsonElement Record(RecordKind kind, KindField field, string json)
    {
        IEnumerable<string> others = kind.Fields
            .Where(other => other is { IsGiven: true, IsRequired: true } && other != field)
            .Select(static other => $"\"{other.Name}\": {Plain(other)}");
        return JsonDocument.Parse($"{{{string.Join(", ", others.Prepend($"\"kind\": \"{kind.Name}\"").Append($"\"{field.Name}\": {json}"))}}}").RootElement;
    }

    private static string Plain(KindField field) => field.Type switch
    {
        FieldType.Whole => "1",
        FieldType.Severity => "\"high\"",
        FieldType.Confidence => "0.5",
        FieldType.Choice => $"\"{field.Choices[0]}\"",
        FieldType.List => "[\"a\", \"b\"]",
        _ => "\"word\"",
    };

    /// <summary>Good values and bad ones, at the limits and beyond. A pair of surrogates counts once.</summary>
    private static IEnumerable<string> Values(KindField field) =>
    [
        "null", "true", "0", "1", "-1", "5", "6", "0.5", "1.5", "2000000000", "{}", "[]", "[\"a\"]", "[1]", "\"\"", "\" \"", "\"\\n\"", "\"low\"", "\"high\"",
        "\"critical\"", "\"a\"", "\"a/b\"", "\"..\"", "\" . \"", "\"c:x\"", "\"a\\\\b\"", "\"a\\u0000b\"", "\"---\"", "\"\\u00e9\"",
        $"\"{new string('a', Longest(field))}\"", $"\"{new string('a', Longest(field) + 1)}\"",
        $"\"{string.Concat(Enumerable.Repeat("\U0001F600", Longest(field)))}\"",
        .. field.Choices.Select(static choice => $"\"{choice}\""),
    ];

    // The limit of a number is its greatest value, not a length.
    private static int Longest(KindField field) => Math.Min(field.Limit, 60_000);
}
