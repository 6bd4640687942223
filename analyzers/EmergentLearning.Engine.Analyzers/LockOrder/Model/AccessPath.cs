using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>
/// How an object is reached: a root and a few fields, as in Infer's access paths. Longer paths keep their end, which names the lock, and
/// lose their beginning, which tells its instances apart. Immutable, compared by value.
/// </summary>
internal sealed class AccessPath : IEquatable<AccessPath>
{
    private const int MaxSteps = 3;
    private readonly int _hash;

    private AccessPath(PathRoot root, ISymbol? symbol, ImmutableArray<PathStep> steps)
    {
        (Root, Symbol, Steps) = (root, symbol, steps);
        int hash = ((int)root * 397) ^ SymbolEqualityComparer.Default.GetHashCode(symbol);
        foreach (PathStep step in steps)
            hash = (hash * 31) + step.GetHashCode();
        _hash = hash;
    }

    public static AccessPath Unknown { get; } = new(PathRoot.Unknown, null, []);

    public static AccessPath New { get; } = new(PathRoot.New, null, []);

    public PathRoot Root { get; }

    /// <summary>The variable, the static member or the type; of <c>this</c>, its type.</summary>
    public ISymbol? Symbol { get; }

    public ImmutableArray<PathStep> Steps { get; }

    /// <summary>Whether two equal paths are the same object, as long as nothing is assigned in between.</summary>
    public bool IsExact => Root is not (PathRoot.Unknown or PathRoot.New) && Steps.All(step => step.IsExact);

    public static AccessPath This(INamedTypeSymbol type) => new(PathRoot.This, type.OriginalDefinition, []);

    public static AccessPath Variable(ISymbol variable) => new(PathRoot.Variable, variable, []);

    public static AccessPath Static(ISymbol member) => new(PathRoot.Static, member.OriginalDefinition, []);

    public static AccessPath Type(ITypeSymbol type) => new(PathRoot.Type, type.OriginalDefinition, []);

    public AccessPath Append(PathStep step) => Make(Root, Symbol, Steps.Add(step));

    /// <summary>Whether it is the other path, or leads on from there.</summary>
    public bool BeginsWith(AccessPath other) => Root == other.Root && Steps.Length >= other.Steps.Length && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol)
        && Steps.Take(other.Steps.Length).SequenceEqual(other.Steps);

    /// <summary>This path's steps, from another beginning.</summary>
    public AccessPath From(AccessPath beginning) => Steps.IsEmpty ? beginning : Make(beginning.Root, beginning.Symbol, beginning.Steps.AddRange(Steps));

    public AccessPath WithSteps(ImmutableArray<PathStep> steps) => new(Root, Symbol, steps);

    public AccessPath WithoutLastStep() => new(Root, Symbol, Steps.RemoveAt(Steps.Length - 1));

    /// <summary>The path once <paramref name="variable"/> has got another value: what it led to is still there, but has no name.</summary>
    public AccessPath Forget(ISymbol variable)
    {
        bool isRoot = Root == PathRoot.Variable && SymbolEqualityComparer.Default.Equals(Symbol, variable);
        bool isIndex = Steps.Any(step => step.IsElement && step.Index is ISymbol index && SymbolEqualityComparer.Default.Equals(index, variable));
        if (!isRoot && !isIndex)
            return this;
        ImmutableArray<PathStep> steps = isIndex ? [.. Steps.Select(step => step.Index is ISymbol ? PathStep.Element(null) : step)] : Steps;
        return isRoot ? new AccessPath(PathRoot.Unknown, null, steps) : new AccessPath(Root, Symbol, steps);
    }

    public bool Equals(AccessPath? other) => ReferenceEquals(this, other) || (other is not null && _hash == other._hash && Root == other.Root
        && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol) && Steps.SequenceEqual(other.Steps));

    public override bool Equals(object? obj) => Equals(obj as AccessPath);

    public override int GetHashCode() => _hash;

    public override string ToString() => string.Join(".", new[] { Symbol?.Name ?? Root.ToString() }.Concat(Steps.Select(step => step.Member?.Name ?? "[]")));

    private static AccessPath Make(PathRoot root, ISymbol? symbol, ImmutableArray<PathStep> steps) => steps.Length <= MaxSteps
        ? new(root, symbol, steps)
        : new(PathRoot.Unknown, null, steps.RemoveRange(0, steps.Length - MaxSteps));
}
