using System.Collections.Concurrent;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>
/// Finds the class of a lock: what is declared at the member that holds it, else at its type, else the member itself. A type that hands out
/// its inner lock is a wrapper: its locks are told apart by the members that hold the wrappers. Thread-safe.
/// </summary>
/// <param name="contracts">What is declared.</param>
/// <param name="isSemaphoreLock">Whether the semaphore that a member holds is a lock.</param>
internal sealed class LockClasses(LockContracts contracts, Func<ISymbol, bool> isSemaphoreLock)
{
    private readonly ConcurrentDictionary<ISymbol, bool> _wrappers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<LockKey, LockClass?> _classes = new();

    /// <summary>Notes that a method of this type returns while it still holds a lock of its own.</summary>
    public void AddWrapper(INamedTypeSymbol type)
    {
        if (_wrappers.TryAdd(type.OriginalDefinition, true))
            _classes.Clear();
    }

    /// <summary>Null where the path tells too little.</summary>
    public LockClass? Of(LockKey key) => _classes.TryGetValue(key, out LockClass? known) ? known : _classes.GetOrAdd(key, Find);

    private LockClass? Find(LockKey key)
    {
        AccessPath path = WithoutElements(key.Path);
        if (key is { Kind: LockKind.Semaphore, Name: null, Owner: null } && HolderAt(path) is { } holder && !isSemaphoreLock(holder))
            return null;
        if (RankAt(path) is { } rank)
            return new LockClass(rank, IsDeclared: true);
        if (key.Name is { } name)
            return new LockClass(name, IsDeclared: key.Kind != LockKind.File);
        if (key.Owner is { } owner && contracts.ClassOf(owner) is { } declared)
            return new LockClass(declared, IsDeclared: true);
        if (key.Self is { } self)
            return contracts.ClassOf(self) is { } ofType ? new LockClass(ofType, IsDeclared: true) : new LockClass(Name(self), IsDeclared: false);
        return Named(key, path) ?? (key.Owner is { } type ? new LockClass(type.OriginalDefinition.ToDisplayString(), IsDeclared: false) : null);
    }

    private LockClass? Named(LockKey key, AccessPath path)
    {
        if (!path.Steps.IsEmpty)
        {
            ISymbol member = path.Steps[path.Steps.Length - 1].Member!;
            bool isInWrapper = member.ContainingType is { } type && _wrappers.ContainsKey(type.OriginalDefinition);
            if (isInWrapper && (path.Steps.Length > 1 || path.Root is PathRoot.Variable or PathRoot.Static)
                && Named(key, WithoutElements(path.WithoutLastStep())) is { } holder)
            {
                return RankAt(WithoutElements(path.WithoutLastStep())) is { } rank ? new LockClass(rank, IsDeclared: true) : holder;
            }

            return TypeClass(member) ?? (IsOfHolder(member) ? OfHolder(key, path, member) : new LockClass(FullName(member), IsDeclared: false));
        }

        return path.Root switch
        {
            PathRoot.Static => TypeClass(path.Symbol!) ?? new LockClass(FullName(path.Symbol!), IsDeclared: false),
            PathRoot.Type => new LockClass(key.Kind == LockKind.Initializer ? Name(path.Symbol!) + " (type initialiser)" : $"typeof({Name(path.Symbol!)})", IsDeclared: false),
            PathRoot.This => contracts.ClassOf((ITypeSymbol)path.Symbol!) is { } declared ? new(declared, IsDeclared: true) : new(Name(path.Symbol!), IsDeclared: false),
            PathRoot.Variable => TypeClass(path.Symbol!) ?? (path.Symbol is ILocalSymbol local ? new(FullName(local), IsDeclared: false) : null),
            _ => null,
        };
    }

    /// <summary>
    /// What such a property hands out is up to each type that has one, as with <c>ICollection.SyncRoot</c>: two of them have nothing in common
    /// but what they are called.
    /// </summary>
    private static bool IsOfHolder(ISymbol member) =>
        member is IPropertySymbol { IsStatic: false, ContainingType: { } type }
        && (type.TypeKind == TypeKind.Interface || member.DeclaringSyntaxReferences.IsEmpty);

    private LockClass? OfHolder(LockKey key, AccessPath path, ISymbol member) => Named(key, WithoutElements(path.WithoutLastStep())) switch
    {
        { IsDeclared: false } holder => new LockClass(holder.Name + "." + member.Name, IsDeclared: false),
        var declared => declared,
    };

    /// <summary>The variable or member that holds the lock; null where somebody gave it.</summary>
    private static ISymbol? HolderAt(AccessPath path) => !path.Steps.IsEmpty ? path.Steps[path.Steps.Length - 1].Member : path.Symbol is IParameterSymbol ? null : path.Symbol;

    private string? RankAt(AccessPath path) => !path.Steps.IsEmpty ? contracts.RankOf(path.Steps[path.Steps.Length - 1].Member!)
        : path.Root == PathRoot.Static ? contracts.RankOf(path.Symbol!)
        : null;

    private LockClass? TypeClass(ISymbol member)
    {
        ITypeSymbol? type = member switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => null,
        };
        return type is not null && contracts.ClassOf(type) is { } declared ? new LockClass(declared, IsDeclared: true) : null;
    }

    private static string Name(ISymbol type) => type.ToDisplayString();

    private static string FullName(ISymbol member) => ((member is IParameterSymbol ? member.ContainingType : member.ContainingSymbol)?.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat) ?? "") + "." + member.Name;

    /// <summary>All elements of a collection are of the class of the collection.</summary>
    private static AccessPath WithoutElements(AccessPath path)
    {
        while (!path.Steps.IsEmpty && path.Steps[path.Steps.Length - 1].IsElement)
            path = path.WithoutLastStep();
        return path;
    }
}
