using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Sql;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Turns what the binder found in a statement into diagnostics, each at its place in the file.</summary>
internal sealed class QueryReporter(QueryMethod method, LiteralMap? map, DiagnosticSink sink)
{
    /// <summary>Reports the problems.</summary>
    /// <returns>Whether one of them is an error.</returns>
    public bool Report(IEnumerable<QueryProblem> problems)
    {
        bool hasError = false;
        foreach (QueryProblem problem in problems)
        {
            (DiagnosticDescriptor descriptor, string[] arguments) = Describe(problem);
            sink.Suggest(descriptor, Place(problem), problem.SuggestedType, arguments);
            hasError |= descriptor.DefaultSeverity == DiagnosticSeverity.Error;
        }

        return hasError;
    }

    /// <summary>A command without <c>returning</c> gives no rows: the number of those it changed, or nothing.</summary>
    public (ResultModel Result, bool HasError) FitCommand(ResultModel result, BoundQuery bound)
    {
        if (bound.HasRows || result.Shape == ResultShape.Nothing)
            return (result, false);
        if (result is { Kind: ResultKind.Scalar, Shape: ResultShape.First, Scalar: { TypeName: "int", IsNullable: false } })
            return (result with { Shape = ResultShape.Changes }, false);

        const string Reason = "it returns no rows; end it with 'returning …', or return Task, or Task<int> for the number of rows changed";
        sink.Add(Descriptors.ResultMismatch, method.Symbol.Location(), method.Symbol.Name, Reason);
        return (result, true);
    }

    private Location? Place(QueryProblem problem) => problem.Kind is QueryProblemKind.UnusedParameter or QueryProblemKind.UnboundParameter
        ? method.Symbol.Parameters.First(parameter => parameter.Name == problem.Subject).Location()
        : map?.Find(problem.Start, problem.Length) ?? method.Attribute.Location();

    private (DiagnosticDescriptor Descriptor, string[] Arguments) Describe(QueryProblem problem)
    {
        string name = method.Symbol.Name;
        string subject = problem.Subject;
        return problem.Kind switch
        {
            QueryProblemKind.UnknownTable => (Descriptors.UnknownTable, [subject]),
            QueryProblemKind.UnknownColumn => (Descriptors.UnknownColumn, [subject]),
            QueryProblemKind.AmbiguousColumn => (Descriptors.AmbiguousColumn, [subject]),
            QueryProblemKind.MissingParameter => (Descriptors.MissingParameter, [subject, name]),
            QueryProblemKind.UnusedParameter => (Descriptors.UnusedParameter, [subject, name]),
            QueryProblemKind.UnboundParameter => (Descriptors.QueryShape, [name, $"the parameter '{subject}' cannot be bound"]),
            QueryProblemKind.ListParameter => (Descriptors.ListParameter, [subject]),
            QueryProblemKind.ParameterType => (Descriptors.ParameterType, [subject]),
            QueryProblemKind.Malformed => (Descriptors.MalformedSql, [subject]),
            QueryProblemKind.NotASelect => (Descriptors.NotASelect, [subject]),
            QueryProblemKind.NotACommand => (Descriptors.NotACommand, [subject]),
            QueryProblemKind.TableWithFile => (Descriptors.CommandOnFileTable, [subject]),
            QueryProblemKind.ReplaceBehindSearch => (Descriptors.ReplaceBehindSearch, [subject]),
            QueryProblemKind.UncountedChange => (Descriptors.UncountedChange, [subject]),
            QueryProblemKind.NullableResult => (Descriptors.NullableResult, [subject, name]),
            QueryProblemKind.DuplicateResult => (Descriptors.DuplicateResult, [subject, name]),
            QueryProblemKind.UnstableRow => (Descriptors.UnstableRow, [name]),
            _ => (Descriptors.ResultMismatch, [name, subject]),
        };
    }
}
