using EmergentLearning.Engine.Analyzers.FileWrites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite;

/// <summary>Where a value is held: a variable, a member of this object or of a type, or a member of what a variable holds.</summary>
internal readonly struct Place : IEquatable<Place>
{
    private Place(ISymbol root, ISymbol? member)
    {
        Root = root;
        Member = member;
    }

    /// <summary>The variable, or the member of this object.</summary>
    public ISymbol Root { get; }

    /// <summary>The member of what the variable holds.</summary>
    public ISymbol? Member { get; }

    /// <summary>As a person would write it, for messages.</summary>
    public string Name => Member is null ? Root.Name : Root.Name + "." + Member.Name;

    public static Place Of(ISymbol variable) => new(variable, null);

    /// <summary>Null for a value that has no name.</summary>
    public static Place? Of(IOperation? operation)
    {
        if (operation is null)
            return null;
        operation = Operations.Unwrap(operation);
        if (operation is IDeclarationExpressionOperation declaration)
            operation = declaration.Expression;
        return operation switch
        {
            IFieldReferenceOperation field => OfMember(field.Field, field.Instance),
            IPropertyReferenceOperation { Arguments.IsEmpty: true } property => OfMember(property.Property, property.Instance),
            _ => Operations.Variable(operation) is { } variable ? Of(variable) : null,
        };
    }

    public bool Equals(Place other) => SymbolEqualityComparer.Default.Equals(Root, other.Root)
        && SymbolEqualityComparer.Default.Equals(Member, other.Member);

    public override bool Equals(object? obj) => obj is Place other && Equals(other);

    public override int GetHashCode() =>
        SymbolEqualityComparer.Default.GetHashCode(Root) * 31 + SymbolEqualityComparer.Default.GetHashCode(Member);

    private static Place? OfMember(ISymbol member, IOperation? instance)
    {
        if (instance is null or IInstanceReferenceOperation)
            return Of(member);
        return Operations.Variable(Operations.Unwrap(instance)) is { } variable ? new Place(variable, member) : null;
    }
}
