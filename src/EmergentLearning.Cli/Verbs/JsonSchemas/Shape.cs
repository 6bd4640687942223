using System.Text.Json.Nodes;

namespace EmergentLearning.Cli.Verbs.JsonSchemas;

/// <summary>The parts that schemas of answers are made of. More members may be added to an object that is answered with, so none is forbidden.</summary>
internal static class Shape
{
    /// <summary>A value of one of the types.</summary>
    public static JsonObject Of(string description, params string[] types) => new()
    {
        ["description"] = description,
        ["type"] = types.Length == 1 ? types[0] : new JsonArray([.. types.Select(static type => (JsonNode)type)]),
    };

    /// <summary>One of these words.</summary>
    public static JsonObject Words(string description, IEnumerable<string> words) => new()
    {
        ["description"] = description,
        ["enum"] = new JsonArray([.. words.Select(static word => (JsonNode)word)]),
    };

    /// <summary>An object that has all of these members.</summary>
    public static JsonObject Object(string description, JsonObject members) => Object(description, members, []);

    /// <summary>An object that has these members, and may have the others.</summary>
    public static JsonObject Object(string description, JsonObject members, JsonObject optional)
    {
        string[] required = [.. members.Select(static member => member.Key)];
        foreach ((string name, JsonNode? schema) in optional.ToList())
            members[name] = schema!.DeepClone();
        return new JsonObject
        {
            ["description"] = description,
            ["type"] = "object",
            ["properties"] = members,
            ["required"] = new JsonArray([.. required.Select(static name => (JsonNode)name)]),
        };
    }

    /// <summary>An array of which each element is so.</summary>
    public static JsonObject Array(string description, JsonObject items) => new() { ["description"] = description, ["type"] = "array", ["items"] = items };

    /// <summary>An object with any names, each with a value of that type.</summary>
    public static JsonObject Map(string description, string type) => new()
    {
        ["description"] = description,
        ["type"] = "object",
        ["additionalProperties"] = new JsonObject { ["type"] = type },
    };

    /// <summary>What stands in <c>$defs</c> under that name.</summary>
    public static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };
}
