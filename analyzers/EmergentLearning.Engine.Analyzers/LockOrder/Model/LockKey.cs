using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>
/// One lock as a method sees it. Its class follows from it (<see cref="Recognition.LockClasses"/>): order is kept between classes, as in
/// Linux' lockdep. Immutable, compared by value.
/// </summary>
/// <param name="Path">How the lock, or the object that owns it, is reached.</param>
/// <param name="Kind">What sort of lock it is.</param>
/// <param name="Mode">With whom it is shared.</param>
/// <param name="Name">The class that an attribute or a table names; null where it follows from the path.</param>
/// <param name="Owner">The type whose method takes the lock, where it is taken by one that is declared to.</param>
internal sealed record LockKey(AccessPath Path, LockKind Kind, LockMode Mode = LockMode.Exclusive, string? Name = null, INamedTypeSymbol? Owner = null)
{
    /// <summary>
    /// The type of the object, where that itself is locked as <c>this</c> or as a parameter: whoever calls knows it by another path, and it is of one class with
    /// all others of its type. Null where a member is locked.
    /// </summary>
    public INamedTypeSymbol? Self { get; init; }

    /// <summary>Whether both are certainly the same object, in whatever mode.</summary>
    public bool IsSameObject(LockKey other) => Kind == other.Kind && Name == other.Name && Path.IsExact && Path.Equals(other.Path);

    // A static lock is passed from caller to caller as one object, and most keys that are compared are that.
    public bool Equals(LockKey? other) => ReferenceEquals(this, other) || (other is not null && Kind == other.Kind && Mode == other.Mode && Name == other.Name
        && Path.Equals(other.Path)
        && AreSame(Owner, other.Owner) && AreSame(Self, other.Self));

    // Nearly no key has either.
    private static bool AreSame(INamedTypeSymbol? one, INamedTypeSymbol? other) => ReferenceEquals(one, other) || SymbolEqualityComparer.Default.Equals(one, other);

    public override int GetHashCode() => (((Path.GetHashCode() * 31) + (int)Kind) * 31) + (int)Mode;
}
