namespace EmergentLearning.Engine.Generators.Model;

/// <summary>Which stored values sort as the C# values do. A type that is not named here gets no token that can be ordered by.</summary>
internal static class ValueOrder
{
    public static bool IsKept(ValueModel value) => value.Kind switch
    {
        ColumnKind.Integer or ColumnKind.Boolean or ColumnKind.Single or ColumnKind.Double or ColumnKind.Text or ColumnKind.Guid
            or ColumnKind.DateTimeOffset or ColumnKind.DateTime or ColumnKind.DateOnly or ColumnKind.TimeOnly or ColumnKind.TimeSpan
            or ColumnKind.Char => true,
        ColumnKind.Enumeration => value.UnderlyingType != "ulong",
        _ => false,
    };
}
