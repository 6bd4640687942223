using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>The lambda that reads a query's row.</summary>
internal static class RowLambda
{
    public static void Write(IndentedWriter writer, QueryModel query, ResultModel result, string end)
    {
        switch (result.Kind)
        {
            case ResultKind.Record:
                writer.Line($"{SourceFile.Contracts}RecordReader.Read<{result.TypeName}>{end}");
                break;
            case ResultKind.Scalar:
                writer.Line($"static row => {Read(query, query.Members[0], isTyped: true)}{end}");
                break;
            case ResultKind.Tuple:
                writer.Signature("static row => ", [.. query.Members.Select(member => Read(query, member, isTyped: true))], end);
                break;
            default:
                writer.Line("static row =>");
                writer.Nested(() => Construction.Write(writer, result.TypeName, result.Columns.Select((column, i) =>
                    (column, Read(query, query.Members[i], isTyped: false))), end));
                break;
        }
    }

    // Where nothing else tells the compiler the type, a NULL needs one.
    private static string Read(QueryModel query, MemberModel member, bool isTyped)
    {
        if (member.Value.IsNullable)
            return isTyped ? Values.ReadNullable(member.Value, member.Ordinal) : Values.Read(member.Value, member.Ordinal);
        string read = Values.Read(member.Value, member.Ordinal);
        return member.IsGuarded
            ? $"row.IsNull({Literal.Number(member.Ordinal)}) ? throw {SourceFile.Contracts}StoreQueries.UnexpectedNull({Literal.Of(query.Method)}, {Literal.Of(member.Name)}) : {read}"
            : read;
    }
}
