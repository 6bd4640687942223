namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>What is wrong with a query.</summary>
internal enum QueryProblemKind
{
    UnknownTable,
    UnknownColumn,
    AmbiguousColumn,
    MissingParameter,
    UnusedParameter,
    UnboundParameter,
    ListParameter,
    ParameterType,
    Malformed,
    NotASelect,
    NotACommand,
    TableWithFile,
    ReplaceBehindSearch,
    UncountedChange,
    ResultMismatch,
    NullableResult,
    DuplicateResult,
    UnstableRow,
}
