using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Origins;

/// <summary>What is assigned to a field or property that only its own type can assign. Thread-safe.</summary>
internal sealed class MemberAssignments(MemberBodies bodies, TypeNames names)
{
    // A member that is assigned at more places is a variable, and says nothing of where its values come from.
    private const int MostPlaces = 12;

    private readonly ConcurrentDictionary<(ISymbol Member, INamedTypeSymbol? User), IReadOnlyList<ExpressionSyntax>?> _known = new();

    /// <summary>The values as they stand in the source; null when an assignment may have been missed.</summary>
    /// <param name="member">The field or property.</param>
    /// <param name="user">The type whose own object it is asked of, or null: what its base types assign to a protected member is then known, too.</param>
    /// <param name="cancellation">Stops the search.</param>
    public IReadOnlyList<ExpressionSyntax>? Of(ISymbol member, INamedTypeSymbol? user, CancellationToken cancellation)
    {
        if (!IsClosed(member, user))
            return null;
        return _known.TryGetValue((member, user), out IReadOnlyList<ExpressionSyntax>? known)
            ? known
            : _known[(member, user)] = Find(member, user, cancellation);
    }

    private List<ExpressionSyntax>? Find(ISymbol member, INamedTypeSymbol? user, CancellationToken cancellation)
    {
        var values = new List<ExpressionSyntax>();
        foreach (SyntaxReference declaration in member.DeclaringSyntaxReferences)
        {
            EqualsValueClauseSyntax? initial = declaration.GetSyntax(cancellation) switch
            {
                VariableDeclaratorSyntax field => field.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            if (initial is not null)
                values.Add(initial.Value);
        }

        IEnumerable<SimpleNameSyntax> places = Assigners(member, user).SelectMany(type => names.Find(member.Name, type, cancellation));
        foreach (IdentifierNameSyntax name in places.OfType<IdentifierNameSyntax>())
        {
            if (!IsAssigned(name, out ExpressionSyntax? value))
                continue;
            if (!SymbolEqualityComparer.Default.Equals(bodies.SymbolOf(name, cancellation)?.OriginalDefinition, member.OriginalDefinition))
                continue;
            if (value is null || values.Count == MostPlaces)
                return null;
            values.Add(value);
        }

        return values;
    }

    /// <summary>From the type that asks up to the one that declares it: sisters assign to their own objects only.</summary>
    private static IEnumerable<INamedTypeSymbol> Assigners(ISymbol member, INamedTypeSymbol? user)
    {
        for (INamedTypeSymbol? type = user?.OriginalDefinition; type is not null && !IsDeclarer(type, member); type = type.BaseType?.OriginalDefinition)
            yield return type;
        yield return member.ContainingType.OriginalDefinition;
    }

    private static bool IsDeclarer(INamedTypeSymbol type, ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(type, member.ContainingType.OriginalDefinition);

    /// <summary>Nobody outside of the type can assign it, no serializer and no object initializer.</summary>
    private static bool IsClosed(ISymbol member, INamedTypeSymbol? user) => member switch
    {
        IFieldSymbol field => field.IsReadOnly || IsOwn(field, user),
        IPropertySymbol property => property is { IsIndexer: false, IsVirtual: false, IsOverride: false, IsAbstract: false }
            && (property.SetMethod is null || IsOwn(property, user) || IsOwn(property.SetMethod, user)),
        _ => false,
    };

    private static bool IsOwn(ISymbol member, INamedTypeSymbol? user) => member.DeclaredAccessibility switch
    {
        Accessibility.Private => true,
        Accessibility.Protected or Accessibility.ProtectedAndInternal => user is not null && !member.IsStatic,
        _ => false,
    };

    /// <param name="name">A name in the source.</param>
    /// <param name="value">What is assigned to it; null when that cannot be told.</param>
    private static bool IsAssigned(IdentifierNameSyntax name, out ExpressionSyntax? value)
    {
        value = null;
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        switch (whole.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == whole:
                if (assignment.Kind() is SyntaxKind.SimpleAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression)
                    value = assignment.Right;
                return true;
            case ArgumentSyntax argument:
                // A reference to it, or a part of a tuple that is assigned to.
                return !argument.RefKindKeyword.IsKind(SyntaxKind.None)
                    || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax or ForEachVariableStatementSyntax };
            case RefExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression }:
                return true;
            default:
                return false;
        }
    }
}
