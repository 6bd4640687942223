using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads a method with <c>[Query]</c>.</summary>
internal sealed class QueryParser(IReadOnlyList<TableModel> tables, bool knowsAllTables, DiagnosticSink sink)
{
    private static readonly SymbolDisplayFormat Declarations = Symbols.FullNames
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints)
        .WithMemberOptions(
            SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeRef)
        .WithParameterOptions(
            SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut);

    /// <summary>A query outside a store: nothing but a body that throws, so that the compiler does not report it a second time.</summary>
    public static QueryModel? Bodiless(IMethodSymbol method) =>
        method.FindAttribute(KnownNames.Query) is null || !method.IsPartialDefinition || method.PartialImplementationPart is not null
            ? null
            : new QueryModel { Signature = Signature(method), Method = method.Name, Parameters = new([]) };

    /// <summary>The query; without a result when it has an error, so that the method gets a body all the same.</summary>
    public QueryModel? Parse(IMethodSymbol method)
    {
        if (method.FindAttribute(KnownNames.Query) is not { } attribute)
            return null;
        string? refusal = Refuse(method);
        if (refusal is not null)
            sink.Add(Descriptors.QueryShape, method.Location(), method.Name, refusal);
        if (!method.IsPartialDefinition || method.PartialImplementationPart is not null)
            return null;

        ParameterModel?[] parameters = [.. method.Parameters.Select(Parameter)];
        var query = new QueryModel
        {
            Signature = Signature(method),
            Method = method.Name,
            Parameters = parameters.OfType<ParameterModel>().ToEquatable(),
        };
        return refusal is null ? Parse(query, attribute, method, Array.IndexOf(parameters, null)) : query;
    }

    private QueryModel Parse(QueryModel query, AttributeData attribute, IMethodSymbol method, int wrongParameter)
    {
        ResultModel? result = ResultParser.Parse(method.ReturnType, tables);
        if (wrongParameter >= 0)
        {
            IParameterSymbol parameter = method.Parameters[wrongParameter];
            sink.Add(Descriptors.QueryShape, parameter.Location(), method.Name, $"the parameter '{parameter.Name}' cannot be bound");
            return query;
        }

        if (result is not null)
            return Bind(query, attribute, method, result);
        // A type that is reported elsewhere is no reason to report the method too.
        if (knowsAllTables || !IsBrokenTable(method.ReturnType))
        {
            string reason = $"'{method.ReturnType.ToDisplayString()}' is no result that a query can give";
            sink.Add(Descriptors.QueryShape, method.Location(), method.Name, reason);
        }

        return query;
    }

    private static bool IsBrokenTable(ITypeSymbol type) =>
        type.FindAttribute(KnownNames.Table) is not null
        || (type is INamedTypeSymbol { TypeArguments: [{ } row] } && row.FindAttribute(KnownNames.Table) is not null);

    private static string? Refuse(IMethodSymbol method)
    {
        if (!method.IsPartialDefinition)
            return "declare it partial, without a body";
        if (method.PartialImplementationPart is not null)
            return "it has a body already";
        if (method.IsStatic || method.IsGenericMethod)
            return "it is static or generic";
        return method.ReturnsVoid || method.RefKind != RefKind.None ? "it must return the query's result" : null;
    }

    private static ParameterModel? Parameter(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && ValueParser.Parse(parameter, parameter.Type, new DiagnosticSink()) is { } value
            ? new ParameterModel(Names.Escape(parameter.Name), value)
            : null;

    // A body repeats the declaration, its constraints included; names in full, so that no using is needed.
    private static string Signature(IMethodSymbol method)
    {
        var syntax = (MethodDeclarationSyntax)method.DeclaringSyntaxReferences[0].GetSyntax();
        string modifiers = string.Join(" ", syntax.Modifiers.Select(modifier => modifier.Text));
        return $"{modifiers} {method.ToDisplayString(Declarations)}";
    }

    private QueryModel Bind(QueryModel query, AttributeData attribute, IMethodSymbol method, ResultModel result)
    {
        string[] names = [.. method.Parameters.Select(parameter => parameter.Name)];
        BoundQuery bound = new QueryBinder(tables, knowsAllTables).Bind(attribute.Text(0) ?? "", names, result);
        foreach (QueryProblem problem in bound.Problems)
            Report(problem, attribute, method);
        return bound.Problems.Count > 0
            ? query
            : query with { Result = result, Sql = bound.Sql, Ordinals = bound.Ordinals.ToEquatable() };
    }

    private void Report(QueryProblem problem, AttributeData attribute, IMethodSymbol method)
    {
        Location? place = problem.Kind == QueryProblemKind.UnusedParameter
            ? method.Parameters.First(parameter => parameter.Name == problem.Subject).Location()
            : Place(problem, attribute);
        (DiagnosticDescriptor descriptor, string[] arguments) = problem.Kind switch
        {
            QueryProblemKind.UnknownTable => (Descriptors.UnknownTable, new[] { problem.Subject }),
            QueryProblemKind.UnknownColumn => (Descriptors.UnknownColumn, [problem.Subject]),
            QueryProblemKind.MissingParameter => (Descriptors.MissingParameter, [problem.Subject, method.Name]),
            QueryProblemKind.UnusedParameter => (Descriptors.UnusedParameter, [problem.Subject, method.Name]),
            QueryProblemKind.NotASelect => (Descriptors.NotASelect, [problem.Subject]),
            _ => (Descriptors.ResultMismatch, [method.Name, problem.Subject]),
        };
        sink.Add(descriptor, place, arguments);
    }

    private static Location? Place(QueryProblem problem, AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: [{ Expression: { } sql }, ..] }
            ? LiteralMap.Find(sql, problem.Start, problem.Length)
            : attribute.Location();
}
