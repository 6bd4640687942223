namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A foreign key.</summary>
internal sealed record ReferenceModel
{
    /// <summary>The position of its column in the table.</summary>
    public required int Column { get; init; }

    /// <summary>The record that is referred to, with <c>global::</c>.</summary>
    public required string Record { get; init; }

    /// <summary>The table that is referred to.</summary>
    public required string Table { get; init; }

    /// <summary>The column that is referred to.</summary>
    public required string KeyColumn { get; init; }

    public required DeleteRule OnDelete { get; init; }

    /// <summary>The method that finds the row referred to.</summary>
    public required string Method { get; init; }

    /// <summary>Who may name what has the referenced type in it: <c>public</c> or <c>internal</c>.</summary>
    public required string Accessibility { get; init; }
}
