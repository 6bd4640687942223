namespace EmergentLearning.Engine.Generators.Model;

/// <summary>What a query gives for a row.</summary>
internal enum ResultKind
{
    Record,
    Scalar,
    Row,
    Tuple,

    /// <summary>Nothing: a command that is only carried out.</summary>
    None,
}
