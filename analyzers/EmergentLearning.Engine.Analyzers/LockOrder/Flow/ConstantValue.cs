namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>A constant that decides branches.</summary>
internal sealed record ConstantValue(ConstantKind Kind) : FlowValue
{
    public static readonly FlowValue True = new ConstantValue(ConstantKind.True);

    public static readonly FlowValue False = new ConstantValue(ConstantKind.False);

    public static readonly FlowValue Null = new ConstantValue(ConstantKind.Null);

    public static readonly FlowValue NotNull = new ConstantValue(ConstantKind.NotNull);

    public static FlowValue Of(bool value) => value ? True : False;
}
