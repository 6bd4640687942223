using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads a method with <c>[Query]</c> or <c>[Command]</c>.</summary>
internal sealed class QueryParser(IReadOnlyList<TableModel> tables, bool knowsAllTables, DiagnosticSink sink)
{
    /// <summary>A query outside a store: nothing but a body that throws, so that the compiler does not report it a second time.</summary>
    public static QueryModel? Bodiless(IMethodSymbol symbol) =>
        QueryMethod.Find(symbol) is { IsOpen: true } method ? method.Declare() : null;

    /// <summary>The query; without a result when it has an error, so that the method gets a body all the same.</summary>
    public QueryModel? Parse(IMethodSymbol symbol)
    {
        if (QueryMethod.Find(symbol) is not { } method)
            return null;
        string? refusal = method.Refuse();
        if (refusal is not null)
            sink.Add(Descriptors.QueryShape, symbol.Location(), symbol.Name, refusal);
        if (!method.IsOpen)
            return null;

        QueryModel query = method.Declare();
        if (refusal is not null)
            return query;
        if (new ResultParser(tables, method.IsCommand).Parse(symbol.ReturnType) is { } result)
            return Bind(query, method, result);
        // A type that is reported elsewhere is no reason to report the method too.
        if (knowsAllTables || !IsBrokenTable(symbol.ReturnType))
        {
            string kind = method.IsCommand ? "command" : "query";
            string reason = $"'{symbol.ReturnType.ToDisplayString()}' is no result that a {kind} can give";
            sink.Add(Descriptors.QueryShape, symbol.Location(), symbol.Name, reason);
        }

        return query;
    }

    private static bool IsBrokenTable(ITypeSymbol type) =>
        type.FindAttribute(KnownNames.Table) is not null
        || (type is INamedTypeSymbol { TypeArguments: [{ } inner] } && IsBrokenTable(inner));

    private QueryModel Bind(QueryModel query, QueryMethod method, ResultModel result)
    {
        string sql = method.Attribute.Text(0) ?? "";
        LiteralMap? map = Expression(method.Attribute) is { } expression ? LiteralMap.Of(expression, sql.Length) : null;
        IReadOnlyList<QueryParameter> parameters = method.Parameters(tables);
        // The statement is the same whatever lines the file has.
        SqlEdit[] cleanings = [.. (map?.FindLineEnds(sql) ?? []).Select(at => new SqlEdit(at, at + 1, ""))];
        BoundQuery bound = new QueryBinder(tables, knowsAllTables).Bind(sql, parameters, result, query.IsCommand, cleanings);

        var reporter = new QueryReporter(method, map, sink);
        bool hasError = reporter.Report(bound.Problems);
        if (!hasError && query.IsCommand)
            (result, hasError) = reporter.FitCommand(result, bound);
        return hasError ? query : query with
        {
            Result = result,
            Sql = bound.Sql,
            Members = bound.Members.ToEquatable(),
            ColumnNames = bound.ColumnNames.ToEquatable(),
            Parameters = parameters
                .Select((parameter, i) => new ParameterModel(Names.Escape(parameter.Name), bound.Parameters[i]!.Value, "", bound.Parameters[i]!.IsList))
                .ToEquatable(),
        };
    }

    private static ExpressionSyntax? Expression(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: [{ Expression: { } sql }, ..] } ? sql : null;
}
