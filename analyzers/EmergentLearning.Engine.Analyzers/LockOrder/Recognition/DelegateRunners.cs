using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>Which methods of the framework run the delegates that they are given before they return. Immutable, thread-safe.</summary>
internal sealed class DelegateRunners
{
    // LINQ runs its delegates when its result is enumerated; these enumerate at once.
    private static readonly HashSet<string> Eager = new(StringComparer.Ordinal)
    {
        "Aggregate", "All", "Any", "Average", "Count", "First", "FirstOrDefault", "Last", "LastOrDefault", "LongCount", "Max", "MaxBy", "Min",
        "MinBy", "Single", "SingleOrDefault", "Sum", "ToArray", "ToDictionary", "ToHashSet", "ToList", "ToLookup", "SequenceEqual", "Contains", "ElementAt",
    };

    private readonly HashSet<ITypeSymbol> _now = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol? _enumerable;
    private readonly INamedTypeSymbol? _lazy;

    public DelegateRunners(Compilation compilation)
    {
        _enumerable = compilation.GetTypeByMetadataName("System.Linq.Enumerable");
        _lazy = compilation.GetTypeByMetadataName("System.Lazy`1");
        foreach (string name in new[]
        {
            "System.Array", "System.Collections.Generic.List`1", "System.Collections.Generic.HashSet`1", "System.Collections.Generic.SortedSet`1",
            "System.Collections.Generic.LinkedList`1", "System.Collections.Concurrent.ConcurrentDictionary`2", "System.Collections.Immutable.ImmutableInterlocked",
            "System.Collections.Immutable.ImmutableList`1", "System.Collections.Immutable.ImmutableArray`1", "System.Threading.LazyInitializer",
            "System.Threading.ExecutionContext", "System.MemoryExtensions", "System.String",
            "System.Runtime.CompilerServices.ConditionalWeakTable`2",
        })
        {
            if (compilation.GetTypeByMetadataName(name) is { } type)
                _now.Add(type);
        }
    }

    /// <summary>Whether the method runs its delegates, and enumerates its receiver, before it returns.</summary>
    public bool RunsNow(IMethodSymbol method)
    {
        INamedTypeSymbol? type = method.ContainingType?.OriginalDefinition;
        if (type is null)
            return false;
        if (IsEnumerable(type))
            return Eager.Contains(method.Name);
        // A collection of delegates takes them as it takes any element.
        return _now.Contains(type) && method.OriginalDefinition.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Delegate);
    }

    /// <summary>Whether the method returns a sequence that runs its delegates when it is enumerated.</summary>
    public bool RunsWhenEnumerated(IMethodSymbol method) => method.ContainingType is { } type && IsEnumerable(type) && !Eager.Contains(method.Name);

    /// <summary>Whether the method of the framework enumerates the sequences that it is given before it returns.</summary>
    public static bool EnumeratesArguments(IMethodSymbol method) => method is { ContainingType: { } type, DeclaringSyntaxReferences.IsEmpty: true }
        && method.Parameters.Any(static parameter => parameter.Type.Name == "IEnumerable") && (type.SpecialType == SpecialType.System_String || IsOfCollections(type.ContainingNamespace));

    private static bool IsOfCollections(INamespaceSymbol? home)
    {
        for (; home is { IsGlobalNamespace: false }; home = home.ContainingNamespace)
        {
            if (home is { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
                return true;
        }

        return false;
    }

    /// <summary>Whether the type is <c>Lazy</c>, whose value is made under a lock of its own.</summary>
    public bool IsLazy(ITypeSymbol? type) => _lazy is not null && SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, _lazy);

    private bool IsEnumerable(ITypeSymbol type) => _enumerable is not null && SymbolEqualityComparer.Default.Equals(type, _enumerable);
}
