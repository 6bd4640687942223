using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>Reads variables that were not assigned here, fields and properties.</summary>
internal sealed class FlowMembers(FlowEvaluator evaluator)
{
    private FileWriteSymbols Symbols => evaluator.Context.Symbols;

    public FlowValue? Read(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => Captured(local),
        IParameterReferenceOperation parameter => Unassigned(parameter.Parameter, parameter.Type),
        IFieldReferenceOperation field => ReadField(field),
        IPropertyReferenceOperation property => ReadProperty(property),
        _ => null,
    };

    private FlowValue? Unassigned(ISymbol symbol, ITypeSymbol? type, PathValue? instance = null)
    {
        if (!Symbols.IsFlowType(type))
            return null;
        var path = PathValue.Of(PathAtom.Of(symbol, instance));
        return Symbols.IsWriter(type) ? new StreamValue(symbol, [path], null, StreamTraits.Foreign) : path;
    }

    /// <summary>A local of the method around, which this function captures: its one value there, if it has only one.</summary>
    private FlowValue? Captured(ILocalReferenceOperation local)
    {
        IReadOnlyList<IOperation> values = evaluator.Frame.Facts.ValuesOf(local);
        bool isOutside = values.Count == 1 && values[0] is not ILocalReferenceOperation
            && !evaluator.Frame.Graph.OriginalOperation.Syntax.Span.Contains(values[0].Syntax.Span);
        FlowValue? value = isOutside && Symbols.IsFlowType(local.Type) ? evaluator.Evaluate(values[0]) : null;
        return value is PathValue or ChoiceValue ? value : Unassigned(local.Local, local.Type);
    }

    private FlowValue? ReadField(IFieldReferenceOperation field)
    {
        if (Symbols.FamilyOf(field.Field.ContainingType) == TypeFamily.Path)
            return PathValue.Of(PathAtom.Separator);
        return Unassigned(field.Field, field.Type, Instance(field.Instance));
    }

    private FlowValue? ReadProperty(IPropertyReferenceOperation property)
    {
        FlowValue? instance = evaluator.Evaluate(property.Instance);
        foreach (IArgumentOperation argument in property.Arguments)
            evaluator.Evaluate(argument.Value);
        if (instance is StreamValue stream)
        {
            return property.Property.Name switch
            {
                "BaseStream" => stream.Inner ?? stream,
                "SafeFileHandle" or "Handle" => stream,
                "Name" => Choose(stream),
                _ => null,
            };
        }

        return Symbols.FamilyOf(property.Property.ContainingType) switch
        {
            TypeFamily.Path => PathValue.Of(PathAtom.Separator),
            TypeFamily.FileInfo or TypeFamily.DirectoryInfo when property.Instance is not null => OfInfo(property, instance),
            _ => Unassigned(property.Property, property.Type, instance as PathValue ?? Instance(property.Instance)),
        };
    }

    private static FlowValue Choose(StreamValue stream) =>
        stream.Root.Paths.Length == 1 ? stream.Root.Paths[0] : new ChoiceValue([.. stream.Root.Paths]);

    private static FlowValue? OfInfo(IPropertyReferenceOperation property, FlowValue? instance)
    {
        FlowValue path = FlowEvaluator.AsPath(instance, property.Instance!.Syntax);
        return property.Property.Name switch
        {
            "FullName" => path,
            "Directory" or "DirectoryName" or "Parent" =>
                FlowEvaluator.Combine([path], property.Syntax, static (parts, _) => PathAlgebra.DirectoryOf(parts.First())),
            "Name" or "Extension" => FlowEvaluator.Combine(
                [path], property.Syntax, (parts, site) => PathValue.Bounded(PathValue.Of(PathAtom.Derived(property.Property, [parts.First()])), site)),
            _ => null,
        };
    }

    /// <summary>Fields of two objects are two variables; those of this object and static ones need no owner.</summary>
    private PathValue? Instance(IOperation? instance) => instance switch
    {
        null or IInstanceReferenceOperation => null,
        _ => evaluator.Evaluate(instance) as PathValue ?? (Operations.Variable(instance) is { } variable
            ? PathValue.Of(PathAtom.Of(variable, null))
            : PathValue.Of(PathAtom.At(instance.Syntax))),
    };
}
