using System.Text.Json;
using System.Text.RegularExpressions;

namespace EmergentLearning.Cli.Tests.JsonSchemas;

/// <summary>Validates by the keywords that our schemas use. A keyword that it does not know is an error: nothing passes unchecked.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    private static readonly string[] Annotations = ["$schema", "$id", "$defs", "title", "description", "default"];

    public static bool Allows(JsonElement schema, JsonElement value) => new SchemaCheck(schema).Holds(schema, value);

    private bool Holds(JsonElement schema, JsonElement value) =>
        schema.EnumerateObject().All(keyword => Annotations.Contains(keyword.Name) || Holds(keyword.Name, keyword.Value, schema, value));

    private bool Holds(string keyword, JsonElement wanted, JsonElement schema, JsonElement value) => keyword switch
    {
        "$ref" => Holds(Definition(wanted.GetString()!), value),
        "anyOf" => wanted.EnumerateArray().Any(each => Holds(each, value)),
        "oneOf" => wanted.EnumerateArray().Count(each => Holds(each, value)) == 1,
        "const" => Same(wanted, value),
        "enum" => wanted.EnumerateArray().Any(each => Same(each, value)),
        "type" => wanted.ValueKind == JsonValueKind.Array
            ? wanted.EnumerateArray().Any(each => IsOf(each.GetString()!, value))
            : IsOf(wanted.GetString()!, value),
        "properties" or "required" or "additionalProperties" => value.ValueKind != JsonValueKind.Object || HoldsMembers(keyword, wanted, schema, value),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Holds(wanted, item)),
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() <= wanted.GetInt32(),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, wanted.GetString()!),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= wanted.GetDecimal(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() <= wanted.GetDecimal(),
        _ => throw new InvalidOperationException($"The keyword '{keyword}' is not known."),
    };

    private bool HoldsMembers(string keyword, JsonElement wanted, JsonElement schema, JsonElement value) => keyword switch
    {
        "properties" => wanted.EnumerateObject().All(member => !value.TryGetProperty(member.Name, out JsonElement found) || Holds(member.Value, found)),
        "required" => wanted.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        _ => value.EnumerateObject().Where(member => !IsDeclared(schema, member.Name)).All(member => wanted.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => Holds(wanted, member.Value),
        }),
    };

    private static bool IsDeclared(JsonElement schema, string member) =>
        schema.TryGetProperty("properties", out JsonElement known) && known.TryGetProperty(member, out _);

    private JsonElement Definition(string reference) => root.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]);

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && decimal.IsInteger(value.GetDecimal()),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new InvalidOperationException($"The type '{type}' is not known."),
    };

    private static bool Same(JsonElement one, JsonElement other) => JsonElement.DeepEquals(one, other);
}
