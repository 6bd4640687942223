namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>What branches can be decided by.</summary>
internal enum ConstantKind
{
    True,
    False,
    Null,
    NotNull,
}
