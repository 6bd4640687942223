using System.Collections.Concurrent;
using System.Collections.Immutable;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>Reads what attributes say of methods and members. Symbols are looked up once for each compilation. Thread-safe.</summary>
internal sealed class LockContracts
{
    private readonly ConcurrentDictionary<IMethodSymbol, LockContract> _methods = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _knowing = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol? _acquires;
    private readonly INamedTypeSymbol? _requires;
    private readonly INamedTypeSymbol? _excludes;
    private readonly INamedTypeSymbol? _returns;
    private readonly INamedTypeSymbol? _releases;
    private readonly INamedTypeSymbol? _rank;
    private readonly INamedTypeSymbol? _class;
    private readonly INamedTypeSymbol? _instanceOrder;

    public LockContracts(Compilation compilation)
    {
        _acquires = compilation.GetTypeByMetadataName(LockAttributeNames.Acquires);
        _requires = compilation.GetTypeByMetadataName(LockAttributeNames.Requires);
        _excludes = compilation.GetTypeByMetadataName(LockAttributeNames.Excludes);
        _returns = compilation.GetTypeByMetadataName(LockAttributeNames.Returns);
        _releases = compilation.GetTypeByMetadataName(LockAttributeNames.Releases);
        _rank = compilation.GetTypeByMetadataName(LockAttributeNames.Rank);
        _class = compilation.GetTypeByMetadataName(LockAttributeNames.Class);
        _instanceOrder = compilation.GetTypeByMetadataName(LockAttributeNames.InstanceOrder);
    }

    /// <summary>False where the attributes do not exist: nothing can carry them.</summary>
    public bool Exist => _acquires is not null;

    public LockContract Of(IMethodSymbol method)
    {
        // To decode the attributes of every framework method that is called would cost more than all the rest.
        if (!Exist || method.ContainingAssembly is not { } assembly || !_knowing.GetOrAdd(assembly, Knows))
            return LockContract.None;
        return _methods.GetOrAdd(method.OriginalDefinition, Read);
    }

    /// <summary>The rank of a type, a field or a property.</summary>
    public string? RankOf(ISymbol symbol) => _rank is null ? null : Text(Find(symbol, _rank));

    /// <summary>The class of lock that a type declares itself to be.</summary>
    public string? ClassOf(ITypeSymbol type)
    {
        if (_class is null)
            return null;
        if (Find(type, _class) is { } declared)
            return Text(declared) ?? type.OriginalDefinition.ToDisplayString();
        return RankOf(type);
    }

    /// <summary>Whether a field or property is said to own the lock whose handle it holds.</summary>
    public bool ReturnsLock(ISymbol member) => _returns is not null && Find(member, _returns) is not null;

    /// <summary>The member in whose order instances of the type may be taken.</summary>
    public string? InstanceOrderOf(ITypeSymbol type) => _instanceOrder is null ? null : Text(Find(type, _instanceOrder));

    /// <summary>Whether the assembly can use the attributes: it declares them, or references the one that does.</summary>
    private bool Knows(IAssemblySymbol assembly)
    {
        IAssemblySymbol home = _acquires!.ContainingAssembly;
        return SymbolEqualityComparer.Default.Equals(assembly, home) || assembly.Modules.Any(module => module.ReferencedAssemblies.Contains(home.Identity));
    }

    private LockContract Read(IMethodSymbol method)
    {
        LockContract contract = LockContract.None;
        for (IMethodSymbol? one = method; one is not null; one = one.OverriddenMethod?.OriginalDefinition)
        {
            // An accessor has what its property says.
            contract = Add(Add(contract, one.GetAttributes()), one.AssociatedSymbol?.GetAttributes() ?? []);
        }

        return contract;
    }

    private LockContract Add(LockContract contract, ImmutableArray<AttributeData> attributes)
    {
        foreach (AttributeData attribute in attributes)
        {
            if (Is(attribute, _acquires))
                contract = contract with { Acquires = contract.Acquires ?? Names(attribute), MayFail = contract.MayFail || SaysMayFail(attribute) };
            else if (Is(attribute, _requires))
                contract = contract with { Requires = contract.Requires ?? Names(attribute) };
            else if (Is(attribute, _excludes))
                contract = contract with { Excludes = contract.Excludes ?? Names(attribute) };
            else if (Is(attribute, _returns))
                contract = contract with { Returns = contract.Returns ?? Names(attribute) };
            else if (Is(attribute, _releases))
                contract = contract with { Releases = contract.Releases ?? Names(attribute) };
        }

        return contract;
    }

    private static bool SaysMayFail(AttributeData attribute) =>
        attribute.NamedArguments.Any(argument => argument.Key == LockAttributeNames.MayFail && argument.Value.Value is true);

    private static AttributeData? Find(ISymbol symbol, INamedTypeSymbol attributeType) => symbol.GetAttributes().FirstOrDefault(attribute => Is(attribute, attributeType));

    private static bool Is(AttributeData attribute, INamedTypeSymbol? type) => type is not null && SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, type);

    private static string? Text(AttributeData? attribute) =>
        attribute is { ConstructorArguments: [{ Kind: TypedConstantKind.Primitive, Value: string text }, ..] } ? text : null;

    /// <summary>The names; half-typed code can have a null instead of a list.</summary>
    private static ImmutableArray<string> Names(AttributeData attribute)
    {
        if (attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Array, Values: { IsDefault: false } values }, ..])
            return Text(attribute) is { } single ? [single] : [];
        return [.. values.Select(value => value.Value as string).Where(name => name is not null).Select(name => name!)];
    }
}
