namespace EmergentLearning.Engine.Generators.Model;

/// <summary>What a query gives.</summary>
internal sealed record ResultModel
{
    public required ResultKind Kind { get; init; }

    public required ResultShape Shape { get; init; }

    /// <summary>The type of one row, with <c>global::</c>, without <c>?</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>A scalar's type.</summary>
    public ValueModel? Scalar { get; init; }

    /// <summary>The columns of a record, in order, or of any other row type.</summary>
    public EquatableArray<ColumnModel> Columns { get; init; }
}
