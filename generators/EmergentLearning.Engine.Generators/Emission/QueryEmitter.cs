using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>Writes the body of a query method.</summary>
internal static class QueryEmitter
{
    private const string Failure = "throw new global::System.InvalidOperationException";

    public static void Write(IndentedWriter writer, QueryModel query)
    {
        writer.Line(query.Signature + " =>");
        if (query.Result is null)
            writer.Indented($"{Failure}({Literal.Of($"The query of {query.Method} has an error that the compiler reported.")});");
        else
            writer.Nested(() => WriteBody(writer, query, query.Result));
    }

    private static void WriteBody(IndentedWriter writer, QueryModel query, ResultModel result)
    {
        (string open, string close) = result switch
        {
            { Shape: ResultShape.Copy } => ("[.. ", "]"),
            { Delivery: ResultDelivery.ValueTask } => ("new(", ")"),
            _ => ("", ""),
        };
        writer.Line($"{open}{Runner(query, result)}(");
        writer.Nested(() =>
        {
            string[] options = [.. Options(query, result)];
            string end = options.Length == 0 ? ")" + close + ";" : ",";
            bool reads = result.Shape is not (ResultShape.Changes or ResultShape.Nothing);
            bool hidesEngine = query.Parameters.Any(parameter => parameter.Name == "Engine") || query.CancellationToken == "Engine";
            writer.Line(hidesEngine ? "this.Engine," : "Engine,").Text(query.Sql, ",");
            BindingLambda.Write(writer, query.Parameters, reads ? "," : end);
            if (reads)
                RowLambda.Write(writer, query, result, end);
            for (int i = 0; i < options.Length; i++)
                writer.Line(options[i] + (i == options.Length - 1 ? ")" + close + ";" : ","));
        });
    }

    private static string Runner(QueryModel query, ResultModel result)
    {
        bool isAsync = query.IsCommand || result.Delivery != ResultDelivery.Value || result.Shape == ResultShape.Stream;
        string type = query.IsCommand ? "StoreCommands." : isAsync ? "StoreAsyncQueries." : "StoreQueries.";
        string method = result.Shape switch
        {
            ResultShape.Changes or ResultShape.Nothing => "Execute",
            ResultShape.First => "QueryRequired",
            ResultShape.FirstOrNull => result.IsValueType ? "QueryFirstValue" : "QueryFirst",
            ResultShape.Stream => "Stream",
            _ => "Query",
        };
        return SourceFile.Contracts + type + method + (isAsync && result.Shape != ResultShape.Stream ? "Async" : "");
    }

    private static IEnumerable<string> Options(QueryModel query, ResultModel result)
    {
        if (result.Shape == ResultShape.First)
            yield return $"method: {Literal.Of(query.Method)}";
        if (query.ColumnNames.Count > 0)
            yield return $"columns: [{string.Join(", ", query.ColumnNames.Select(Literal.Of))}]";
        bool takesToken = query.IsCommand || result.Delivery != ResultDelivery.Value || result.Shape == ResultShape.Stream;
        if (takesToken && query.CancellationToken is { } token)
            yield return $"cancellationToken: {token}";
    }
}
