using EmergentLearning.Engine.Analyzers.FileWrites.Origins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>What can be proved about a path inside one method.</summary>
internal sealed class PathFacts(FileWriteSymbols symbols, MethodFacts facts, ValueOrigins? origins = null)
{
    // Deep enough for any path that a person composes, and a bound for the ones that a machine wrote.
    private const int MaxDepth = 12;
    private const int MostFolders = 8;

    private readonly PrivatePaths _private = new(symbols, new Scope(facts), origins);

    // Several rules ask of one path, which may lead through much of a type.
    private readonly Dictionary<IOperation, bool> _isPrivate = [];

    /// <summary>True when nobody else can know the file; with no <c>origins</c> only as far as this method shows.</summary>
    public bool IsPrivate(IOperation path) =>
        _isPrivate.TryGetValue(path, out bool known) ? known : _isPrivate[path] = _private.Holds(path);

    /// <summary>True when the file system behind the call is a test double.</summary>
    public bool IsMocked(IOperation operation) =>
        operation is IInvocationOperation { Instance: { } instance } && symbols.MockFileSystem is not null && Mentions(instance, 0);

    /// <summary>The constant text that every such path begins with, or null.</summary>
    public string? ConstantStart(IOperation path)
    {
        IReadOnlyList<IOperation> values = facts.ValuesOf(path);
        return values.Count == 1 ? ConstantStart(values[0], 0) : null;
    }

    /// <summary>True when the file is moved, by itself or with its folder, or replaces another, further down in the same method.</summary>
    public bool IsPublishedLater(WriteSite site)
    {
        foreach (IInvocationOperation call in facts.Invocations)
        {
            if (call.Syntax.SpanStart <= site.Operation.Syntax.SpanStart)
                continue;
            if (PublishedSource(call) is { } source && Same(source, site))
                return true;
            if (PublishedFolder(call) is { } folder && FoldersOf(site.Path).Any(around => AreSame(folder, around)))
                return true;
        }

        return false;
    }

    /// <summary>What the path is composed of from the left: the folders that it lies in, where they are names of this method.</summary>
    public IEnumerable<IOperation> FoldersOf(IOperation path)
    {
        IOperation current = path;
        for (int depth = 0; depth < MostFolders && facts.ValuesOf(current) is [var value] && PathParts.Leftmost(value, symbols) is { } folder; depth++)
        {
            yield return folder;
            current = folder;
        }
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

    private IOperation? PublishedFolder(IInvocationOperation call) => (symbols.FamilyOf(call.TargetMethod.ContainingType), call.TargetMethod.Name) switch
    {
        (TypeFamily.Directory, "Move") => Operations.At(call.Arguments, 0),
        (TypeFamily.DirectoryInfo, "MoveTo") => call.Instance,
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
        return PathParts.FileInfoPath(value, symbols) is { } path ? Operations.Unwrap(path) : value;
    }

    private static bool SameValue(IOperation left, IOperation right)
    {
        if (Operations.Variable(left) is { } variable)
            return SymbolEqualityComparer.Default.Equals(variable, Operations.Variable(right));
        if (left.ConstantValue is { HasValue: true, Value: string text })
            return right.ConstantValue is { HasValue: true, Value: string other } && text == other;
        return left.Kind == right.Kind && SyntaxFactory.AreEquivalent(left.Syntax, right.Syntax);
    }

    private string? ConstantStart(IOperation value, int depth)
    {
        value = Operations.Unwrap(value);
        if (value.ConstantValue is { HasValue: true, Value: string text })
            return text;
        if (depth > MaxDepth || PathParts.Leftmost(value, symbols) is not { } first)
            return null;
        IReadOnlyList<IOperation> values = facts.ValuesOf(first);
        return values.Count == 1 ? ConstantStart(values[0], depth + 1) : null;
    }

    private bool IsMock(IOperation value) => FileWriteSymbols.DerivesFrom(value.Type, symbols.MockFileSystem);

    private bool Mentions(IOperation value, int depth)
    {
        value = Operations.Unwrap(value);
        if (IsMock(value))
            return true;
        if (depth > MaxDepth)
            return false;
        if (value is ILocalReferenceOperation)
        {
            IReadOnlyList<IOperation> values = facts.ValuesOf(value);
            return values.Count > 0 && values.All(one => one is not ILocalReferenceOperation && Mentions(one, depth + 1));
        }

        return value.ChildOperations.Any(child => Mentions(child is IArgumentOperation argument ? argument.Value : child, depth + 1));
    }
}
