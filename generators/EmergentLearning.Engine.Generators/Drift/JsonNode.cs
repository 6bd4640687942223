namespace EmergentLearning.Engine.Generators.Drift;

/// <summary>A value of a JSON text: a scalar's text, or the members of an object or an array, in order.</summary>
/// <param name="Text">A string's or a literal's text; <see langword="null"/> for an object or an array.</param>
/// <param name="Members">The members; an array's have empty names.</param>
internal sealed record JsonNode(string? Text, IReadOnlyList<KeyValuePair<string, JsonNode>> Members)
{
    /// <summary>A member's value, or <see langword="null"/>.</summary>
    public JsonNode? this[string name] => Members.FirstOrDefault(member => member.Key == name).Value;
}
