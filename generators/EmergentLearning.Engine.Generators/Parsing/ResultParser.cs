using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads what a query method returns.</summary>
internal sealed class ResultParser(IReadOnlyList<TableModel> tables, bool isCommand)
{
    private static readonly ResultModel Nothing = new()
    {
        Kind = ResultKind.None, Shape = ResultShape.Nothing, TypeName = "void", Delivery = ResultDelivery.Task,
    };

    /// <summary>The result, or <see langword="null"/> when it is not supported.</summary>
    public ResultModel? Parse(ITypeSymbol type)
    {
        switch (type.OriginalDefinition.ToDisplayString())
        {
            case "System.Threading.Tasks.Task":
                return isCommand ? Nothing : null;
            case "System.Threading.Tasks.Task<TResult>":
                return ParseValue(((INamedTypeSymbol)type).TypeArguments[0], ResultDelivery.Task);
            case "System.Threading.Tasks.ValueTask<TResult>":
                return isCommand ? null : ParseValue(((INamedTypeSymbol)type).TypeArguments[0], ResultDelivery.ValueTask);
            case "System.Collections.Generic.IAsyncEnumerable<T>":
                return isCommand ? null : ParseRow(((INamedTypeSymbol)type).TypeArguments[0], ResultShape.Stream);
            default:
                return isCommand ? null : ParseValue(type, ResultDelivery.Value);
        }
    }

    private ResultModel? ParseValue(ITypeSymbol type, ResultDelivery delivery)
    {
        (ITypeSymbol row, ResultShape shape) = type switch
        {
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IReadOnlyList_T
                or SpecialType.System_Collections_Generic_IReadOnlyCollection_T
                or SpecialType.System_Collections_Generic_IEnumerable_T } list => (list.TypeArguments[0], ResultShape.List),
            INamedTypeSymbol list when list.OriginalDefinition.ToDisplayString() == "System.Collections.Generic.List<T>" =>
                (list.TypeArguments[0], ResultShape.Copy),
            IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: not SpecialType.System_Byte } array => (array.ElementType, ResultShape.Copy),
            _ => (type, type.NullableAnnotation == NullableAnnotation.Annotated ? ResultShape.FirstOrNull : ResultShape.First),
        };
        bool isCopied = shape == ResultShape.Copy;
        return isCopied && delivery != ResultDelivery.Value ? null : ParseRow(row, shape) is { } result ? result with { Delivery = delivery } : null;
    }

    private ResultModel? ParseRow(ITypeSymbol row, ResultShape shape)
    {
        if (ValueParser.Parse(row) is { } scalar)
            return new ResultModel { Kind = ResultKind.Scalar, Shape = shape, TypeName = scalar.TypeName, Scalar = scalar };

        bool isOptional = row.NullableAnnotation == NullableAnnotation.Annotated;
        ITypeSymbol bare = row is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : row;
        if (bare is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named || (isOptional && shape != ResultShape.FirstOrNull))
            return null;
        return named.IsTupleType ? ParseTuple(named, shape) : ParseType(named, shape);
    }

    private static ResultModel? ParseTuple(INamedTypeSymbol type, ResultShape shape)
    {
        ValueModel?[] values = [.. type.TupleElements.Select(element => ValueParser.Parse(element.Type))];
        return values.Contains(null) ? null : new ResultModel
        {
            Kind = ResultKind.Tuple,
            Shape = shape,
            IsValueType = true,
            TypeName = type.FullName(),
            Columns = type.TupleElements.Select((element, i) => new ColumnModel
            {
                Name = Names.SnakeCase(element.Name), Property = element.Name, Value = values[i]!,
            }).ToEquatable(),
        };
    }

    private ResultModel? ParseType(INamedTypeSymbol type, ResultShape shape)
    {
        string name = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).FullName();
        if (tables.FirstOrDefault(table => table.Type.FullName == name) is { } record)
            return new ResultModel { Kind = ResultKind.Record, Shape = shape, TypeName = name, Columns = record.Columns, IsValueType = type.IsValueType };
        if (type.FindAttribute(KnownNames.Table) is not null || type.IsAbstract
            || ConstructorParser.Parse(type, isInside: false) is not { } constructor)
        {
            return null;
        }

        var sink = new DiagnosticSink();
        IReadOnlyList<ColumnModel> columns = ColumnParser.Parse(type, constructor, sink);
        return columns.Count == 0 || sink.Diagnostics.Count > 0 || RequiredMembers.Unset(type, columns, constructor).Count > 0
            ? null
            : new ResultModel { Kind = ResultKind.Row, Shape = shape, TypeName = name, Columns = columns.ToEquatable(), IsValueType = type.IsValueType };
    }
}
