using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>The calls that make paths and other texts.</summary>
internal sealed class PathCalls(FlowEvaluator evaluator)
{
    public FlowValue? Call(IInvocationOperation call, FlowValue? instance, FlowArguments arguments)
    {
        SyntaxNode site = call.Syntax;
        TypeFamily? family = evaluator.Context.Symbols.FamilyOf(call.TargetMethod.ContainingType);
        return (family, call.TargetMethod.Name) switch
        {
            (TypeFamily.Randomness, "Parse" or "ToString") => Derive(call, instance, arguments),
            (TypeFamily.Randomness, _) => PathValue.Of(PathAtom.RandomAt(site)),
            (TypeFamily.Path, "Combine" or "Join") => FlowEvaluator.Combine(Elements(call, arguments), site, PathAlgebra.Join),
            (TypeFamily.Path, "GetTempPath") => PathValue.Of(PathAtom.TempRoot),
            (TypeFamily.Path, "GetTempFileName") => NewTempFile(site),
            (TypeFamily.Path, "GetRandomFileName") => PathValue.Of(PathAtom.RandomAt(site)),
            (TypeFamily.Path, "GetFullPath" or "TrimEndingDirectorySeparator") => arguments.At(0),
            (TypeFamily.Path, "GetDirectoryName") =>
                FlowEvaluator.Combine([arguments.At(0)], site, static (parts, _) => PathAlgebra.DirectoryOf(parts.First())),
            (null, "Concat") => FlowEvaluator.Combine(Elements(call, arguments), site, PathValue.Concat),
            (null, "ToString") when instance is not null && call.Arguments.IsEmpty => instance,
            _ => call.Type?.SpecialType == SpecialType.System_String ? Derive(call, instance, arguments) : null,
        };
    }

    private PathValue NewTempFile(SyntaxNode site)
    {
        var path = PathValue.Of(PathAtom.TempEntryAt(site));
        // The framework creates the file, under a name of its own.
        new FileEffects(evaluator).Create(path, FileBits.Written, site);
        return path;
    }

    /// <summary>What a pure function makes: the same of the same values.</summary>
    private static FlowValue Derive(IInvocationOperation call, FlowValue? instance, FlowArguments arguments)
    {
        FlowValue?[] values = [.. arguments.All.Prepend(instance).Where(value => value is not null)];
        return FlowEvaluator.Combine(
            values,
            call.Syntax,
            (parts, site) => PathValue.Bounded(PathValue.Of(PathAtom.Derived(call.TargetMethod.OriginalDefinition, [.. parts])), site));
    }

    /// <summary>The arguments in their order; those of a <c>params</c> one by one.</summary>
    private List<FlowValue?> Elements(IInvocationOperation call, FlowArguments arguments)
    {
        var elements = new List<FlowValue?>();
        foreach (IArgumentOperation argument in call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal ?? 0))
        {
            ImmutableArray<IOperation> parts = Operations.Unwrap(argument.Value) switch
            {
                IArrayCreationOperation { Initializer.ElementValues: { Length: > 0 } values } => values,
                ICollectionExpressionOperation { Elements.Length: > 0 } collection => collection.Elements,
                _ => [],
            };
            if (parts.IsEmpty)
                elements.Add(FlowEvaluator.AsPath(arguments.At(argument.Parameter?.Ordinal ?? 0), argument.Syntax));
            foreach (IOperation part in parts)
                elements.Add(evaluator.EvaluatePath(part));
        }

        return elements;
    }
}
