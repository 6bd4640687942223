using System.Collections.Immutable;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>
/// Reads the declared order: the assembly's own list, or those of the assemblies that it references, and what types and members refine.
/// A list of its own wins, since it says where the classes of others stand in it.
/// </summary>
internal sealed class DeclarationReader
{
    private readonly INamedTypeSymbol? _hierarchy;
    private readonly INamedTypeSymbol? _before;
    private readonly LockContracts _contracts;
    private readonly List<LockRanking> _rankings = [];
    private readonly List<LockPrecedence> _precedences = [];
    private readonly List<string> _classes = [];

    private DeclarationReader(Compilation compilation, LockContracts contracts)
    {
        _contracts = contracts;
        _hierarchy = compilation.GetTypeByMetadataName(LockAttributeNames.Hierarchy);
        _before = compilation.GetTypeByMetadataName(LockAttributeNames.AcquiredBefore);
    }

    public static DeclaredOrder Read(Compilation compilation, LockContracts contracts, CancellationToken cancellation)
    {
        var reader = new DeclarationReader(compilation, contracts);
        return reader._hierarchy is null ? DeclaredOrder.None : reader.Read(compilation, cancellation);
    }

    private DeclaredOrder Read(Compilation compilation, CancellationToken cancellation)
    {
        ImmutableArray<LockHierarchyList> lists = [.. Lists(compilation.Assembly)];
        IAssemblySymbol[] declaring = [.. compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => Lists(assembly).Any())];
        if (lists.IsEmpty)
            lists = [.. declaring.SelectMany(Lists)];
        foreach (IAssemblySymbol assembly in declaring.Prepend(compilation.Assembly))
            ReadTypes(assembly, cancellation);
        var declarations = new LockDeclarations
        {
            Hierarchies = lists, Classes = [.. _classes], Rankings = [.. _rankings], Precedences = [.. _precedences],
        };
        return new DeclaredOrder(DeclaredLockOrder.Create(declarations), [.. lists.SelectMany(list => list.Classes).Distinct(StringComparer.Ordinal)]);
    }

    private IEnumerable<LockHierarchyList> Lists(IAssemblySymbol assembly) => assembly.GetAttributes()
        .Where(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _hierarchy))
        .Select(attribute => new LockHierarchyList(assembly.Name, Names(attribute), 0));

    private static ImmutableArray<string> Names(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, Values: { IsDefault: false } values }, ..]
            ? [.. values.Select(value => value.Value as string ?? "")]
            : [];

    private void ReadTypes(IAssemblySymbol assembly, CancellationToken cancellation)
    {
        var open = new Stack<INamespaceOrTypeSymbol>([assembly.GlobalNamespace]);
        while (open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (ISymbol member in open.Pop().GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner)
                    open.Push(inner);
                if (member is INamedTypeSymbol type)
                    ReadType(type);
                else if (member is IFieldSymbol or IPropertySymbol && HasAttributes(member))
                    ReadMember(member);
            }
        }
    }

    /// <summary>Asked of the syntax, which is there already; to bind every attribute of a project would cost more than all rules.</summary>
    private static bool HasAttributes(ISymbol member) => member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax field } => field.AttributeLists.Count > 0,
        MemberDeclarationSyntax declaration => declaration.AttributeLists.Count > 0,
        ParameterSyntax parameter => parameter.AttributeLists.Count > 0,
        _ => false,
    };

    private void ReadType(INamedTypeSymbol type)
    {
        if (_contracts.ClassOf(type) is not { } name)
            return;
        _classes.Add(name);
        if (_contracts.RankOf(type) is { } rank)
            _rankings.Add(new LockRanking(name, rank, 0));
        ReadPrecedences(type, name);
    }

    private void ReadMember(ISymbol member)
    {
        if (_contracts.RankOf(member) is { } rank)
            ReadPrecedences(member, rank);
    }

    private void ReadPrecedences(ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (!SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _before) || attribute.ConstructorArguments is not [{ } argument, ..])
                continue;
            string? later = argument.Value is ITypeSymbol type ? _contracts.ClassOf(type) : argument.Value as string;
            if (later is not null)
                _precedences.Add(new LockPrecedence(name, later, 0));
        }
    }
}
