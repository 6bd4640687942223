namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>What is wrong with a query.</summary>
internal enum QueryProblemKind
{
    UnknownTable,
    UnknownColumn,
    MissingParameter,
    UnusedParameter,
    NotASelect,
    ResultMismatch,
}
