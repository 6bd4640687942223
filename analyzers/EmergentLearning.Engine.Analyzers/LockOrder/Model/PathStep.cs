using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>One step of an access path: a field, a property, or an element of a collection. Immutable, compared by value.</summary>
/// <param name="Member">The field or property; null for an element.</param>
/// <param name="Index">The constant or the variable that chooses the element; <see cref="Any"/> when it cannot be told.</param>
internal readonly record struct PathStep(ISymbol? Member, object? Index)
{
    /// <summary>The index of an element that cannot be told from others.</summary>
    public const string Any = "*";

    public bool IsElement => Member is null;

    public bool IsExact => Member is not null || !Any.Equals(Index);

    public static PathStep Of(ISymbol member) => new(member.OriginalDefinition, null);

    public static PathStep Element(object? index) => new(null, index ?? Any);

    public bool Equals(PathStep other) => SymbolEqualityComparer.Default.Equals(Member, other.Member) && Equals(Index, other.Index);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Member) * 31 + (Index?.GetHashCode() ?? 0);
}
