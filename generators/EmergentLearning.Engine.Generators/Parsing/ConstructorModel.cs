namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>The constructor that a row is read with: the parameter for each property that it takes.</summary>
internal sealed class ConstructorModel(IReadOnlyDictionary<string, string> parameters, bool setsRequiredMembers, bool isInside)
{
    /// <summary>Whether the compiler asks for no initializer of a <c>required</c> member.</summary>
    public bool SetsRequiredMembers => setsRequiredMembers;

    /// <summary>Whether it is called from the type itself.</summary>
    public bool IsInside => isInside;

    /// <summary>The properties that it takes.</summary>
    public IEnumerable<string> Properties => parameters.Keys;

    public string? ParameterOf(string property) => parameters.TryGetValue(property, out string? parameter) ? parameter : null;
}
