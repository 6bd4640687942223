namespace EmergentLearning.Engine.Generators.Model;

/// <summary>What a query gives.</summary>
internal sealed record ResultModel
{
    public required ResultKind Kind { get; init; }

    public required ResultShape Shape { get; init; }

    public ResultDelivery Delivery { get; init; }

    /// <summary>Whether one row is a value type, so that its absence cannot be <see langword="null"/>.</summary>
    public bool IsValueType { get; init; }

    /// <summary>The type of one row, with <c>global::</c>, without <c>?</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>A scalar's type.</summary>
    public ValueModel? Scalar { get; init; }

    /// <summary>The columns of a record, in order, of any other row type, or of a tuple.</summary>
    public EquatableArray<ColumnModel> Columns { get; init; }
}
