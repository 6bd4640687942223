namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A property and its column.</summary>
internal sealed record ColumnModel
{
    public required string Name { get; init; }

    /// <summary>The property's name, unescaped.</summary>
    public required string Property { get; init; }

    public required ValueModel Value { get; init; }

    /// <summary>The constructor's parameter that takes the value, or <see langword="null"/> for an initializer.</summary>
    public string? ConstructorParameter { get; init; }

    /// <summary>Who may name its token: <c>public</c>, <c>internal</c> or, for nobody, <c>private</c>.</summary>
    public string Accessibility { get; init; } = "public";

    /// <summary>The <c>DEFAULT</c> expression, or <see langword="null"/>.</summary>
    public string? Default { get; init; }
}
