using System.Collections.Immutable;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Declarations;

/// <summary>All declarations of a compilation, as the rule of lock order wants them. Immutable.</summary>
internal sealed class DeclarationSet
{
    private const int Foreign = -1;

    // Each refinement is tried without; past this number nobody reads the reports anyway.
    private const int MostTried = 300;

    private readonly LockAttributes _attributes;
    private readonly ImmutableArray<Declaration> _own;
    private readonly LockDeclarations _all;

    public DeclarationSet(LockAttributes attributes, Compilation compilation, IEnumerable<Declaration> found, CancellationToken ct)
    {
        _attributes = attributes;
        IEnumerable<Declaration> lists = attributes.On(compilation.Assembly).Select(each => new Declaration(compilation.Assembly, each.Data, each.Kind));
        // Symbols are visited by several threads; reports have one order.
        _own =
        [
            .. lists.Concat(found).Where(each => each.Location is not null)
                .OrderBy(each => each.Location!.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(each => each.Location!.SourceSpan.Start),
        ];
        _all = _own.IsEmpty ? LockDeclarations.None : Read(ReferencedDeclarations.Of(attributes, compilation, ct));
    }

    /// <summary>What is wrong, in the order of its kinds and places.</summary>
    public IEnumerable<(Declaration At, string Text)> Faults() =>
        LockDeclarationCheck.Faults(_all).Select(fault => (_own[fault.Origin], FaultTexts.Of(fault)));

    /// <summary>Refinements that could be left out. Where declarations contradict each other, all of them are needed to see it.</summary>
    public IEnumerable<(Declaration At, string Text)> Redundant() => LockDeclarationCheck.Faults(_all).IsEmpty
        ? Implied().Select(pair => (
            _own[pair.Origin], $"says that '{pair.Outer}' is acquired before '{pair.Inner}', which follows from the other declarations"))
        : [];

    private IEnumerable<LockPrecedence> Implied()
    {
        LockDeclarations rest = _all;
        foreach (LockPrecedence pair in _all.Precedences.Where(pair => pair.Origin >= 0).Take(MostTried))
        {
            LockDeclarations without = rest with { Precedences = rest.Precedences.Remove(pair) };
            if (DeclaredLockOrder.Create(without).Judge(pair.Outer, pair.Inner) != LockVerdict.Allowed)
                continue;
            rest = without;
            yield return pair;
        }
    }

    private LockDeclarations Read(ImmutableArray<Declaration> foreign)
    {
        // What others declare stands first: it is ours that closes a circle with it.
        (Declaration Declaration, int Origin)[] all = [.. foreign.Select(each => (each, Foreign)), .. _own.Select((each, i) => (each, i))];
        return new LockDeclarations
        {
            Hierarchies = [.. Of(LockAttributeKind.Hierarchy, List)],
            Classes = [.. Of(LockAttributeKind.Class, (each, _) => Name(each.Owner))],
            Rankings = [.. Of(LockAttributeKind.Rank, Ranking)],
            Precedences = [.. Of(LockAttributeKind.AcquiredBefore, Precedence)],
            Uses =
            [
                .. from each in all
                   where each.Declaration.IsContract
                   from name in LockAttributes.Names(each.Declaration.Data).Distinct()
                   select new LockNameUse(name, each.Origin),
            ],
        };

        IEnumerable<T> Of<T>(LockAttributeKind kind, Func<Declaration, int, T> read) =>
            all.Where(each => each.Declaration.Kind == kind).Select(each => read(each.Declaration, each.Origin));
    }

    private static LockHierarchyList List(Declaration declaration, int origin) => new(declaration.Owner.Name, LockAttributes.Names(declaration.Data), origin);

    private LockRanking Ranking(Declaration declaration, int origin)
    {
        string rank = LockAttributes.Text(declaration.Data) ?? "";
        return new LockRanking(declaration.Owner is ITypeSymbol ? Name(declaration.Owner) : rank, rank, origin);
    }

    private LockPrecedence Precedence(Declaration declaration, int origin)
    {
        string inner = LockAttributes.Type(declaration.Data) is { } type ? Name(type) : LockAttributes.Text(declaration.Data) ?? "";
        return new LockPrecedence(Name(declaration.Owner), inner, origin);
    }

    /// <summary>The class of what carries a declaration: of a type its own; of a member its rank, else that of its type, else itself.</summary>
    private string Name(ISymbol owner)
    {
        if (owner is ITypeSymbol type)
            return _attributes.ClassOf(type) ?? type.OriginalDefinition.ToDisplayString();
        AttributeData? rank = _attributes.On(owner).FirstOrDefault(each => each.Kind == LockAttributeKind.Rank).Data;
        return (rank is null ? null : LockAttributes.Text(rank))
            ?? (LockAttributes.TypeOf(owner) is { } held ? _attributes.ClassOf(held) : null)
            ?? owner.ToDisplayString();
    }
}
