using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>Writes the body of a query method.</summary>
internal static class QueryEmitter
{
    private const string Queries = SourceFile.Contracts + "StoreQueries.";
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
        writer.Line($"{Queries}{(result.Shape == ResultShape.List ? "Query" : "QueryFirst")}(");
        writer.Nested(() =>
        {
            writer.Line("Engine,").Text(query.Sql, ",");
            BindingLambda.Write(writer, query.Parameters, ",");
            WriteReader(writer, query, result);
        });
        if (result.Shape == ResultShape.First)
            writer.Line($"?? {Failure}({Literal.Of($"The query of {query.Method} gave no value.")});");
    }

    private static void WriteReader(IndentedWriter writer, QueryModel query, ResultModel result)
    {
        string end = result.Shape == ResultShape.First ? ")" : ");";
        if (result.Kind == ResultKind.Record)
        {
            writer.Line($"{SourceFile.Contracts}RecordReader.Read<{result.TypeName}>{end}");
        }
        else if (result.Scalar is { } scalar)
        {
            bool isPlain = result.Shape == ResultShape.List && !scalar.IsNullable;
            writer.Line($"static row => {(isPlain ? Values.Read(scalar, 0) : Values.ReadNullable(scalar, 0))}{end}");
        }
        else
        {
            writer.Line("static row =>");
            writer.Nested(() => Construction.Write(
                writer, result.TypeName, result.Columns.Select((column, i) => (column, Values.Read(column.Value, query.Ordinals[i]))), end));
        }
    }
}
