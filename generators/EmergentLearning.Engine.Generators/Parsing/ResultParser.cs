using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads what a query method returns.</summary>
internal static class ResultParser
{
    /// <summary>The result, or <see langword="null"/> when it is not supported.</summary>
    public static ResultModel? Parse(ITypeSymbol type, IReadOnlyList<TableModel> tables)
    {
        bool isList = type is INamedTypeSymbol
        {
            OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IReadOnlyList_T
                or SpecialType.System_Collections_Generic_IEnumerable_T,
        };
        ITypeSymbol row = isList ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        bool isNullable = row.NullableAnnotation == NullableAnnotation.Annotated;
        ResultShape shape = isList ? ResultShape.List : isNullable ? ResultShape.FirstOrNull : ResultShape.First;

        if (ValueParser.Parse(row) is { } scalar)
        {
            return new ResultModel { Kind = ResultKind.Scalar, Shape = shape, TypeName = scalar.TypeName, Scalar = scalar };
        }

        return row is INamedTypeSymbol { TypeKind: TypeKind.Class } named && !(isList && isNullable) ? Row(named, shape, tables) : null;
    }

    private static ResultModel? Row(INamedTypeSymbol type, ResultShape shape, IReadOnlyList<TableModel> tables)
    {
        string name = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).FullName();
        if (tables.FirstOrDefault(table => table.Type.FullName == name) is { } record)
            return new ResultModel { Kind = ResultKind.Record, Shape = shape, TypeName = name, Columns = record.Columns };
        if (type.FindAttribute(KnownNames.Table) is not null || type.IsAbstract
            || ConstructorParser.Parse(type, isInside: false) is not { } constructor)
        {
            return null;
        }

        var sink = new DiagnosticSink();
        IReadOnlyList<ColumnModel> columns = ColumnParser.Parse(type, constructor, sink);
        return columns.Count == 0 || sink.Diagnostics.Count > 0 || RequiredMembers.Unset(type, columns, constructor).Count > 0
            ? null
            : new ResultModel { Kind = ResultKind.Row, Shape = shape, TypeName = name, Columns = columns.ToEquatable() };
    }
}
