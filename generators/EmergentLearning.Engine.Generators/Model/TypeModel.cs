namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A partial type that code is added to.</summary>
internal sealed record TypeModel
{
    /// <summary>The namespace, or the empty string for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The containing types' headers, outermost first, such as <c>partial class Outer</c>.</summary>
    public required EquatableArray<string> Containers { get; init; }

    /// <summary>The type's own header, such as <c>partial record Note</c>.</summary>
    public required string Header { get; init; }

    /// <summary>The simple name as it stands in a C# file: a keyword is escaped.</summary>
    public required string Name { get; init; }

    /// <summary>The name with <c>global::</c>.</summary>
    public required string FullName { get; init; }

    /// <summary>The full name as that of a file, which no other type has, whatever the case of its letters.</summary>
    public required string HintName { get; init; }

    /// <summary>The accessibility as a keyword; what is emitted beside the type shares it.</summary>
    public required string Accessibility { get; init; }
}
