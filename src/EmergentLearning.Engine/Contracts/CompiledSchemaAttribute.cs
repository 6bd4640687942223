namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// What a store looked like when it was compiled, for tools that read the assembly without loading it. Written by the generator.
/// It is text alone, so it keeps no code alive when an application is trimmed.
/// </summary>
/// <param name="json">The store's tables, columns and SQL, in the form of <c>schema.lock.json</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CompiledSchemaAttribute(string json) : Attribute
{
    /// <summary>The store's tables, columns and SQL.</summary>
    public string Json { get; } = json;
}
