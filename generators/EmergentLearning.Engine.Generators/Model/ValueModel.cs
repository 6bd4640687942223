namespace EmergentLearning.Engine.Generators.Model;

/// <summary>The type of a value that can be stored.</summary>
internal sealed record ValueModel
{
    public required ColumnKind Kind { get; init; }

    /// <summary>The C# type without <c>?</c>, such as <c>int</c> or <c>global::System.Guid</c>.</summary>
    public required string TypeName { get; init; }

    public required bool IsNullable { get; init; }

    /// <summary>An enumeration's integer type, such as <c>int</c>; otherwise empty.</summary>
    public string UnderlyingType { get; init; } = "";

    /// <summary>The converter's type, or that of the JSON metadata, with <c>global::</c>; otherwise empty.</summary>
    public string Helper { get; init; } = "";

    /// <summary>The C# type as it is declared.</summary>
    public string DeclaredType => IsNullable ? TypeName + "?" : TypeName;
}
