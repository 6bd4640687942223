using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Declarations;

/// <summary>What referenced assemblies declare of locks. Only assemblies that can use the attributes are looked into.</summary>
internal static class ReferencedDeclarations
{
    /// <summary>The attributes of each such assembly, of its types, and of their fields and properties, in the order of the references.</summary>
    public static ImmutableArray<Declaration> Of(LockAttributes attributes, Compilation compilation, CancellationToken ct)
    {
        var found = ImmutableArray.CreateBuilder<Declaration>();
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (!CanUse(assembly, attributes))
                continue;
            Add(found, attributes, assembly);
            var open = new Stack<INamespaceOrTypeSymbol>([assembly.GlobalNamespace]);
            while (open.Count > 0)
            {
                ct.ThrowIfCancellationRequested();
                AddMembers(found, attributes, open.Pop(), open);
            }
        }

        return found.ToImmutable();
    }

    private static void AddMembers(
        ImmutableArray<Declaration>.Builder found, LockAttributes attributes, INamespaceOrTypeSymbol at, Stack<INamespaceOrTypeSymbol> open)
    {
        foreach (ISymbol member in at.GetMembers())
        {
            if (member is INamespaceOrTypeSymbol inner)
                open.Push(inner);
            if (member is INamedTypeSymbol or IFieldSymbol or IPropertySymbol)
                Add(found, attributes, member);
        }
    }

    private static void Add(ImmutableArray<Declaration>.Builder found, LockAttributes attributes, ISymbol symbol)
    {
        foreach ((AttributeData data, LockAttributeKind kind) in attributes.On(symbol))
            found.Add(new Declaration(symbol, data, kind));
    }

    private static bool CanUse(IAssemblySymbol assembly, LockAttributes attributes) => attributes.Homes.Any(home =>
        SymbolEqualityComparer.Default.Equals(home, assembly)
        || assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == home.Identity.Name)));
}
