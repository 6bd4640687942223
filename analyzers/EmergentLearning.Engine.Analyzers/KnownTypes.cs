using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers;

/// <summary>Types of libraries by their names, and the part that each plays in a family of rules; read once. Thread-safe.</summary>
/// <typeparam name="TPart">The part.</typeparam>
internal sealed class KnownTypes<TPart>
    where TPart : struct, Enum
{
    private readonly Dictionary<INamedTypeSymbol, TPart> _parts = new(SymbolEqualityComparer.Default);

    // Every call and assignment of a program asks, and of few types: to climb up to the root each time would cost more than all else.
    private readonly ConcurrentDictionary<INamedTypeSymbol, TPart?> _nearest = new(SymbolEqualityComparer.Default);

    private readonly Func<INamedTypeSymbol, TPart?> _findNearest;

    public KnownTypes(Compilation compilation, IEnumerable<(string Name, TPart Part)> known)
    {
        _findNearest = FindNearest;
        foreach ((string name, TPart part) in known)
        {
            // More than one when several referenced assemblies carry their own copy.
            foreach (INamedTypeSymbol type in compilation.GetTypesByMetadataName(name))
            {
                // A type of that name in the user's own source is the user's own type.
                if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
                    _parts[type] = part;
            }
        }
    }

    /// <summary>Whether any library has a type of this part.</summary>
    public bool Have(TPart part) => _parts.ContainsValue(part);

    /// <summary>The part of this very type, or null.</summary>
    public TPart? Of(ITypeSymbol? type) => type is INamedTypeSymbol named && _parts.TryGetValue(named.OriginalDefinition, out TPart part) ? part : null;

    /// <summary>The part of the type or of the nearest of its base types that has one.</summary>
    /// <remarks>Only named types have one; those that the language knows itself, as numbers and strings, and most values are of them, have none.</remarks>
    public TPart? OfNearest(ITypeSymbol? type) => type is INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: not TypeKind.Enum } named
        ? _nearest.GetOrAdd(named.OriginalDefinition, _findNearest)
        : null;

    private TPart? FindNearest(INamedTypeSymbol start)
    {
        for (INamedTypeSymbol? type = start; type is not null; type = type.BaseType)
        {
            if (Of(type) is { } part)
                return part;
        }

        return null;
    }
}
