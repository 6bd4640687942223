namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>The constructor that a row is read with: the parameter for each property that it takes.</summary>
internal sealed class ConstructorModel(IReadOnlyDictionary<string, string> parameters)
{
    public string? ParameterOf(string property) => parameters.TryGetValue(property, out string? parameter) ? parameter : null;
}
