using System.Globalization;
using System.Text.Json.Nodes;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Verbs.JsonSchemas;

/// <summary>
/// What a field may be given, as a JSON schema. It is the plain form of each value: what it allows is taken, and some that it does not allow is too (an
/// upper-case choice, a number as a text).
/// </summary>
internal static class FieldSchema
{
    // The patterns are ECMAScript's. JSON Schema searches with them, so each says itself where it begins and ends.
    private const string NotBlank = @"\S";
    private const string NoPath = @"^(?!\s*\.{1,2}\s*$)(?!\s*[A-Za-z]:)";
    private const string PlainName = NoPath + @"[^/\\\u0000]*[^/\\\u0000\s][^/\\\u0000]*$";
    private const string NameWithAscii = NoPath + @"[^/\\\u0000]*[A-Za-z0-9][^/\\\u0000]*$";

    public static JsonObject Create(KindField field)
    {
        JsonObject schema = OfType(field);
        schema.Insert(0, "description", field.Help);
        if (field.Default.Length > 0)
            schema["default"] = Default(field);
        return schema;
    }

    private static JsonObject OfType(KindField field) => field.Type switch
    {
        FieldType.Whole => new() { ["type"] = Types(field, "integer"), ["minimum"] = 0, ["maximum"] = field.Limit },
        FieldType.Severity => Enumeration(field, [1, 2, 3, 4, 5, "low", "medium", "high", "critical"]),
        FieldType.Confidence => AnyOf(
            new() { ["type"] = Types(field, "number"), ["minimum"] = 0, ["maximum"] = 1 },
            new() { ["enum"] = new JsonArray("low", "medium", "high") }),
        FieldType.Choice => Enumeration(field, field.Choices.Select(static choice => (JsonNode)choice)),
        FieldType.List => AnyOf(Text(field, null), new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } }),
        FieldType.Domain => Text(field, PlainName),
        FieldType.Slug => Text(field, NameWithAscii),
        _ => Text(field, null),
    };

    private static JsonObject Text(KindField field, string? pattern)
    {
        var schema = new JsonObject { ["type"] = Types(field, "string"), ["maxLength"] = field.Limit };
        if ((pattern ?? (field.IsRequired ? NotBlank : null)) is { } wanted)
            schema["pattern"] = wanted;
        return schema;
    }

    /// <summary>A member that is <c>null</c> counts as not given.</summary>
    private static JsonNode Types(KindField field, string type) => field.IsRequired ? type : new JsonArray(type, "null");

    private static JsonObject Enumeration(KindField field, IEnumerable<JsonNode> values) =>
        new() { ["enum"] = new JsonArray(field.IsRequired ? [.. values] : [.. values, null]) };

    private static JsonObject AnyOf(JsonObject first, JsonObject second) => new() { ["anyOf"] = new JsonArray(first, second) };

    private static JsonNode Default(KindField field) =>
        field.Type is FieldType.Whole or FieldType.Severity or FieldType.Confidence
            && double.TryParse(field.Default, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : field.Default;
}
