namespace EmergentLearning.Engine.Tests.Linearizability;

internal enum OperationKind
{
    Insert,
    Read,
    CompareAndSet,
    Delete,
    Append,
    ReadList,
}
