using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>What can be proved about a path inside one method.</summary>
internal sealed class PathFacts(FileWriteSymbols symbols, MethodFacts facts)
{
    // Deep enough for any path that a person composes, and a bound for the ones that a machine wrote.
    private const int MaxDepth = 12;

    /// <summary>True when every value of the path lies in a place that no reader knows: a temp root, a device, or a fresh random name.</summary>
    public bool IsPrivate(IOperation path)
    {
        IReadOnlyList<IOperation> values = facts.ValuesOf(path);
        return values.Count > 0 && values.All(value => IsTempRooted(value, 0) || Mentions(value, IsRandom, 0));
    }

    /// <summary>True when the file system behind the call is a test double.</summary>
    public bool IsMocked(IOperation operation) =>
        operation is IInvocationOperation { Instance: { } instance } && symbols.MockFileSystem is not null && Mentions(instance, IsMock, 0);

    /// <summary>The constant text that every such path begins with, or null.</summary>
    public string? ConstantStart(IOperation path)
    {
        IReadOnlyList<IOperation> values = facts.ValuesOf(path);
        return values.Count == 1 ? ConstantStart(values[0], 0) : null;
    }

    /// <summary>True when the file is moved, or replaces another, further down in the same method.</summary>
    public bool IsPublishedLater(WriteSite site)
    {
        foreach (IInvocationOperation call in facts.Invocations)
        {
            if (call.Syntax.SpanStart > site.Operation.Syntax.SpanStart && PublishedSource(call) is { } source && Same(source, site))
                return true;
        }

        return false;
    }

    /// <summary>True when both name one file, as far as this method shows.</summary>
    public bool AreSame(IOperation left, IOperation right) => facts.ValuesOf(left).Prepend(left).Select(PathOf).Any(
        one => facts.ValuesOf(right).Prepend(right).Select(PathOf).Any(other => SameValue(one, other)));

    private IOperation? PublishedSource(IInvocationOperation call) => (symbols.FamilyOf(call.TargetMethod.ContainingType), call.TargetMethod.Name) switch
    {
        (TypeFamily.File, "Move" or "Replace") => Operations.At(call.Arguments, 0),
        (TypeFamily.FileInfo, "MoveTo" or "Replace") => call.Instance,
        _ => null,
    };

    private bool Same(IOperation source, WriteSite site)
    {
        foreach (IOperation value in facts.ValuesOf(source).Prepend(source))
        {
            IOperation left = PathOf(value);
            // stream.Name of the very stream that was opened here.
            if (left is IPropertyReferenceOperation { Property.Name: "Name", Instance: { } stream }
                && facts.ValuesOf(stream).Contains(site.Operation))
            {
                return true;
            }

            foreach (IOperation written in facts.ValuesOf(site.Path).Prepend(site.Path))
            {
                if (SameValue(left, PathOf(written)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The string inside <c>new FileInfo(path)</c> or <c>info.FullName</c>.</summary>
    private IOperation PathOf(IOperation value)
    {
        value = Operations.Unwrap(value);
        if (value is IPropertyReferenceOperation { Property.Name: "FullName", Instance: { } info })
            value = Operations.Unwrap(info);
        return FileInfoPath(value) is { } path ? Operations.Unwrap(path) : value;
    }

    private IOperation? FileInfoPath(IOperation value) => value switch
    {
        IObjectCreationOperation creation when symbols.FamilyOf(creation.Type) is TypeFamily.FileInfo or TypeFamily.DirectoryInfo =>
            Operations.At(creation.Arguments, 0),
        IInvocationOperation call when symbols.FamilyOf(call.TargetMethod.ContainingType) == TypeFamily.FileInfoFactory =>
            Operations.At(call.Arguments, 0),
        _ => null,
    };

    private static bool SameValue(IOperation left, IOperation right)
    {
        if (Operations.Variable(left) is { } variable)
            return SymbolEqualityComparer.Default.Equals(variable, Operations.Variable(right));
        if (left.ConstantValue is { HasValue: true, Value: string text })
            return right.ConstantValue is { HasValue: true, Value: string other } && text == other;
        return left.Kind == right.Kind && SyntaxFactory.AreEquivalent(left.Syntax, right.Syntax);
    }

    private bool IsTempRooted(IOperation value, int depth)
    {
        value = Operations.Unwrap(value);
        if (depth > MaxDepth)
            return false;
        if (value.ConstantValue is { HasValue: true, Value: string text })
            return text.StartsWith("/dev/", StringComparison.Ordinal);
        if (value is IInvocationOperation call && IsTempSource(call))
            return true;
        if (Leftmost(value) is not { } first)
            return false;

        IReadOnlyList<IOperation> values = facts.ValuesOf(first);
        return values.Count > 0 && values.All(one => one != value && IsTempRooted(one, depth + 1));
    }

    private bool IsTempSource(IInvocationOperation call) => (symbols.FamilyOf(call.TargetMethod.ContainingType), call.TargetMethod.Name) switch
    {
        (TypeFamily.Path, "GetTempPath" or "GetTempFileName") => true,
        (TypeFamily.Directory, "CreateTempSubdirectory") => true,
        _ => false,
    };

    private string? ConstantStart(IOperation value, int depth)
    {
        value = Operations.Unwrap(value);
        if (value.ConstantValue is { HasValue: true, Value: string text })
            return text;
        if (depth > MaxDepth || Leftmost(value) is not { } first)
            return null;
        IReadOnlyList<IOperation> values = facts.ValuesOf(first);
        return values.Count == 1 ? ConstantStart(values[0], depth + 1) : null;
    }

    /// <summary>The operand that decides where a composed path begins.</summary>
    private IOperation? Leftmost(IOperation value) => value switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => sum.LeftOperand,
        IInterpolatedStringOperation { Parts.Length: > 0 } text => text.Parts[0] switch
        {
            IInterpolationOperation hole => hole.Expression,
            IInterpolatedStringTextOperation literal => literal.Text,
            _ => null,
        },
        IInvocationOperation { Instance: { } text } call when call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String => text,
        IInvocationOperation call when symbols.FamilyOf(call.TargetMethod.ContainingType) == TypeFamily.Path
            || call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String => FirstOf(call),
        IPropertyReferenceOperation { Property.Name: "FullName", Instance: { } info } => info,
        _ => FileInfoPath(value),
    };

    private static IOperation? FirstOf(IInvocationOperation call) => Operations.At(call.Arguments, 0) switch
    {
        IArrayCreationOperation { Initializer.ElementValues: { Length: > 0 } elements } => elements[0],
        ICollectionExpressionOperation { Elements.Length: > 0 } collection => collection.Elements[0],
        var argument => argument,
    };

    private bool IsRandom(IOperation value) => value is IInvocationOperation call
        && (symbols.FamilyOf(call.TargetMethod.ContainingType), call.TargetMethod.Name)
            is (TypeFamily.Randomness, not "Parse") or (TypeFamily.Path, "GetRandomFileName" or "GetTempFileName");

    private bool IsMock(IOperation value) => FileWriteSymbols.DerivesFrom(value.Type, symbols.MockFileSystem);

    private bool Mentions(IOperation value, Func<IOperation, bool> isWanted, int depth)
    {
        value = Operations.Unwrap(value);
        if (isWanted(value))
            return true;
        if (depth > MaxDepth)
            return false;
        if (value is ILocalReferenceOperation)
        {
            IReadOnlyList<IOperation> values = facts.ValuesOf(value);
            return values.Count > 0 && values.All(one => one is not ILocalReferenceOperation && Mentions(one, isWanted, depth + 1));
        }

        return value.ChildOperations.Any(child => Mentions(child is IArgumentOperation argument ? argument.Value : child, isWanted, depth + 1));
    }
}
