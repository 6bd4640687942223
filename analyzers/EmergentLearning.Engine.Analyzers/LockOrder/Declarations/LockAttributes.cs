using System.Collections.Immutable;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Declarations;

/// <summary>The attributes that declare locks, looked up once for each compilation, and what their arguments say. Immutable.</summary>
internal sealed class LockAttributes
{
    private static readonly (string Name, LockAttributeKind Kind)[] Known =
    [
        (LockAttributeNames.Hierarchy, LockAttributeKind.Hierarchy),
        (LockAttributeNames.Rank, LockAttributeKind.Rank),
        (LockAttributeNames.Class, LockAttributeKind.Class),
        (LockAttributeNames.AcquiredBefore, LockAttributeKind.AcquiredBefore),
        (LockAttributeNames.Acquires, LockAttributeKind.Acquires),
        (LockAttributeNames.Requires, LockAttributeKind.Requires),
        (LockAttributeNames.Excludes, LockAttributeKind.Excludes),
        (LockAttributeNames.Returns, LockAttributeKind.Returns),
        (LockAttributeNames.Releases, LockAttributeKind.Releases),
        (LockAttributeNames.InstanceOrder, LockAttributeKind.InstanceOrder),
    ];

    private readonly Dictionary<INamedTypeSymbol, LockAttributeKind> _kinds = new(SymbolEqualityComparer.Default);

    private LockAttributes(Compilation compilation)
    {
        foreach ((string name, LockAttributeKind kind) in Known)
        {
            foreach (INamedTypeSymbol type in compilation.GetTypesByMetadataName(name))
                _kinds[type] = kind;
        }
    }

    /// <summary>The assemblies that define them: whoever uses one references one of these.</summary>
    public IEnumerable<IAssemblySymbol> Homes => _kinds.Keys.Select(type => type.ContainingAssembly).Distinct<IAssemblySymbol>(SymbolEqualityComparer.Default);

    /// <summary>Null where none of them exists: nothing can be declared.</summary>
    public static LockAttributes? Create(Compilation compilation)
    {
        var attributes = new LockAttributes(compilation);
        return attributes._kinds.Count == 0 ? null : attributes;
    }

    public IEnumerable<(AttributeData Data, LockAttributeKind Kind)> On(ISymbol symbol)
    {
        foreach (AttributeData data in symbol.GetAttributes())
        {
            if (data.AttributeClass is { } type && _kinds.TryGetValue(type, out LockAttributeKind kind))
                yield return (data, kind);
        }
    }

    /// <summary>The class of lock that a type is, by its own declaration: the name of its class, else its rank.</summary>
    public string? ClassOf(ITypeSymbol type)
    {
        string? rank = null;
        foreach ((AttributeData data, LockAttributeKind kind) in On(type.OriginalDefinition))
        {
            if (kind == LockAttributeKind.Class)
                return Text(data) ?? type.OriginalDefinition.ToDisplayString();
            if (kind == LockAttributeKind.Rank)
                rank = Text(data);
        }

        return rank;
    }

    /// <summary>The first argument, where it is a text.</summary>
    public static string? Text(AttributeData data) =>
        data.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string text }, ..] ? text : null;

    /// <summary>The first argument, where it is a type.</summary>
    public static ITypeSymbol? Type(AttributeData data) =>
        data.ConstructorArguments is [{ Kind: TypedConstantKind.Type, Value: ITypeSymbol type }, ..] ? type : null;

    /// <summary>The type of what a field or property holds.</summary>
    public static ITypeSymbol? TypeOf(ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;

    /// <summary>The names of a list; a null among them is an empty name. Half-typed code can have anything instead of a list.</summary>
    public static ImmutableArray<string> Names(AttributeData data) =>
        data.ConstructorArguments is [{ Kind: TypedConstantKind.Array, Values: { IsDefault: false } values }, ..]
            ? [.. values.Select(value => value.Value as string ?? "")]
            : Text(data) is { } single ? [single] : [];
}
