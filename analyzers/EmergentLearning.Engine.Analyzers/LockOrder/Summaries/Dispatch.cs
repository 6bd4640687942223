using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>Which bodies a virtual call can run: overrides and implementations in this compilation. Not thread-safe.</summary>
internal sealed class Dispatch
{
    // With more bodies than that a call says nothing.
    private const int Most = 64;
    private readonly Dictionary<IMethodSymbol, List<IMethodSymbol>> _overrides = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>> _implementers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>?> _targets = new(SymbolEqualityComparer.Default);

    private readonly IAssemblySymbol _assembly;

    public Dispatch(IAssemblySymbol assembly, IEnumerable<IMethodSymbol> methods)
    {
        _assembly = assembly;
        var types = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (IMethodSymbol method in methods)
        {
            for (IMethodSymbol? overridden = method.OverriddenMethod?.OriginalDefinition; overridden is not null; overridden = overridden.OverriddenMethod?.OriginalDefinition)
                Add(_overrides, overridden, method.OriginalDefinition);
            if (method.ContainingType is { } type)
                types.Add(type.OriginalDefinition);
        }

        foreach (INamedTypeSymbol type in types.Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct))
        {
            foreach (INamedTypeSymbol one in type.AllInterfaces)
                Add(_implementers, one.OriginalDefinition, type);
        }
    }

    /// <summary>The bodies; null when they are too many or cannot be known.</summary>
    public ImmutableArray<IMethodSymbol>? Find(IMethodSymbol method, ITypeSymbol? receiver, bool isDirect)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (isDirect || !(method.IsVirtual || method.IsAbstract || method.IsOverride || method.ContainingType?.TypeKind == TypeKind.Interface))
            return [method];
        if (receiver is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } known && method.ContainingType?.TypeKind == TypeKind.Interface
            && Implementation(known, method) is { } implementation)
        {
            return implementation is { IsVirtual: true, ContainingType.IsSealed: false } or { IsAbstract: true } ? Targets(implementation) : [implementation];
        }

        if (receiver is { IsSealed: true } && !method.IsAbstract)
            return [Overriding(method, receiver)];
        return receiver is INamedTypeSymbol { TypeKind: TypeKind.Class } declared
            ? Below(Targets(method), method, declared.OriginalDefinition)
            : Targets(method);
    }

    /// <summary>Of the bodies those that an object of this type, or of one below it, can have.</summary>
    private static ImmutableArray<IMethodSymbol>? Below(ImmutableArray<IMethodSymbol>? targets, IMethodSymbol method, INamedTypeSymbol receiver)
    {
        if (targets is not { Length: > 1 } all || SymbolEqualityComparer.Default.Equals(method.ContainingType, receiver))
            return targets;
        IMethodSymbol own = Overriding(method, receiver);
        ImmutableArray<IMethodSymbol> below =
            [.. all.Where(target => SymbolEqualityComparer.Default.Equals(target, own) || IsBelow(target.ContainingType, receiver))];
        return below.IsEmpty ? targets : below;
    }

    private static bool IsBelow(ITypeSymbol? type, INamedTypeSymbol above)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, above))
                return true;
        }

        return false;
    }

    private static IMethodSymbol Overriding(IMethodSymbol method, ITypeSymbol receiver)
    {
        for (ITypeSymbol? type = receiver; type is not null && !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, method.ContainingType); type = type.BaseType)
        {
            foreach (IMethodSymbol member in type.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                for (IMethodSymbol? one = member; one is not null; one = one.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, method))
                        return member.OriginalDefinition;
                }
            }
        }

        return method;
    }

    private ImmutableArray<IMethodSymbol>? Targets(IMethodSymbol method)
    {
        if (!_targets.TryGetValue(method, out ImmutableArray<IMethodSymbol>? targets))
            _targets.Add(method, targets = FindTargets(method));
        return targets;
    }

    private ImmutableArray<IMethodSymbol>? FindTargets(IMethodSymbol method)
    {
        // Of a type that others declare anybody's objects may come.
        if (!SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _assembly))
            return null;
        var found = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        if (!method.IsAbstract && !method.DeclaringSyntaxReferences.IsEmpty)
            found.Add(method);
        if (_overrides.TryGetValue(method, out List<IMethodSymbol>? overrides))
            found.UnionWith(overrides);
        if (method.ContainingType is { TypeKind: TypeKind.Interface } contract
            && _implementers.TryGetValue(contract, out List<INamedTypeSymbol>? types) && types.Count <= Most)
        {
            found.UnionWith(types.Select(type => Implementation(type, method)).OfType<IMethodSymbol>());
        }

        return found.Count is 0 or > Most ? null : [.. found];
    }

    private static IMethodSymbol? Implementation(INamedTypeSymbol type, IMethodSymbol method)
    {
        foreach (INamedTypeSymbol one in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, method.ContainingType))
                continue;
            ISymbol? member = one.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(
                candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, method));
            return member is null ? null : (type.FindImplementationForInterfaceMember(member) as IMethodSymbol)?.OriginalDefinition;
        }

        return null;
    }

    private static void Add<TKey>(Dictionary<TKey, List<TKey>> map, TKey key, TKey value)
        where TKey : class, ISymbol
    {
        if (!map.TryGetValue(key, out List<TKey>? list))
            map.Add(key, list = []);
        list.Add(value);
    }
}
