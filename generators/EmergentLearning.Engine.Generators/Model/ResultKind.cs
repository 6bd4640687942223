namespace EmergentLearning.Engine.Generators.Model;

/// <summary>What a query gives for a row.</summary>
internal enum ResultKind
{
    Record,
    Scalar,
    Row,
}
