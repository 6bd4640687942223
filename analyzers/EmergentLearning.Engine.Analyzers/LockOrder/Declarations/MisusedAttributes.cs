using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Declarations;

/// <summary>Attributes that mean nothing where they stand, or that their neighbour contradicts. Immutable.</summary>
internal sealed class MisusedAttributes(LockAttributes attributes, Compilation compilation)
{
    private readonly INamedTypeSymbol? _task = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");
    private readonly INamedTypeSymbol? _valueTask = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask");
    private readonly INamedTypeSymbol? _taskOf = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");
    private readonly INamedTypeSymbol? _valueTaskOf = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1");
    private readonly INamedTypeSymbol? _asyncDisposable = compilation.GetTypeByMetadataName("System.IAsyncDisposable");

    /// <summary>What is wrong with it, and what to do; null when nothing is.</summary>
    public string? Find(Declaration declaration, ImmutableArray<Declaration> beside) => declaration.Kind switch
    {
        LockAttributeKind.InstanceOrder => InstanceOrder(declaration),
        LockAttributeKind.Rank => Rank(declaration),
        LockAttributeKind.Requires => Contradiction(declaration, beside) ?? Nameless(declaration),
        LockAttributeKind.Returns => Returns(declaration) ?? Nameless(declaration),
        _ when declaration.IsContract => Nameless(declaration),
        _ => null,
    };

    private static string? InstanceOrder(Declaration declaration)
    {
        if (declaration.Owner is not INamedTypeSymbol type || LockAttributes.Text(declaration.Data) is not { } name)
            return null;
        ISymbol? member = Member(type, name);
        if (member is null)
            return $"[LockInstanceOrder] names '{name}', and '{type.Name}' has no such field or property: name the one that orders its instances";
        return CanChange(member)
            ? $"[LockInstanceOrder] orders by '{name}', which can change while a lock is held: make it get-only, init or readonly, or name another"
            : null;
    }

    private static ISymbol? Member(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (one.GetMembers(name).FirstOrDefault(member => member is IFieldSymbol or IPropertySymbol) is { } found)
                return found;
        }

        return type.AllInterfaces.SelectMany(one => one.GetMembers(name)).FirstOrDefault(member => member is IPropertySymbol);
    }

    private static bool CanChange(ISymbol member) => member switch
    {
        IFieldSymbol field => !field.IsReadOnly && !field.IsConst,
        IPropertySymbol property => property.SetMethod is { IsInitOnly: false },
        _ => false,
    };

    private static string? Rank(Declaration declaration)
    {
        ITypeSymbol? type = (declaration.Owner as IFieldSymbol)?.Type ?? (declaration.Owner as IPropertySymbol)?.Type;
        bool isNoLock = type is { TypeKind: TypeKind.Enum or TypeKind.Delegate }
            || type is { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_String };
        return isNoLock ? $"[LockRank] stands on '{declaration.Owner.Name}', which is no lock: move it to the lock" : null;
    }

    private string? Returns(Declaration declaration) =>
        declaration.Owner is IMethodSymbol { MethodKind: not MethodKind.Constructor } method && (method.ReturnsVoid || IsPlainTask(method.ReturnType))
            ? $"[ReturnsLock] stands on '{method.Name}', which returns nothing that could hold a lock: return the handle, or use [AcquiresLock]"
            : null;

    private bool IsPlainTask(ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type, _task) || SymbolEqualityComparer.Default.Equals(type, _valueTask);

    private static string? Contradiction(Declaration requires, ImmutableArray<Declaration> beside)
    {
        ImmutableArray<string> required = LockAttributes.Names(requires.Data);
        string? both = beside.Where(other => other.Kind == LockAttributeKind.Excludes)
            .SelectMany(other => LockAttributes.Names(other.Data)).FirstOrDefault(required.Contains);
        return both is null ? null : $"'{requires.Owner.Name}' requires the lock '{both}' and excludes it, so nobody can call it: remove one of the two";
    }

    /// <summary>Without a name the class of the type is meant, so the type has to be one.</summary>
    private string? Nameless(Declaration declaration)
    {
        if (declaration.Data.ConstructorArguments.Any(argument => argument.Kind == TypedConstantKind.Error)
            || !LockAttributes.Names(declaration.Data).IsEmpty || declaration.Owner.ContainingType is not { } type || IsLockClass(type)
            || HandsOut(declaration.Owner))
        {
            return null;
        }

        return $"[{declaration.Name}] names no lock, and '{type.Name}' is none itself: name the lock, or declare the type with [LockClass]";
    }

    /// <summary>A type that hands out handles is a wrapper: each of its locks is of the class of the member that holds the wrapper.</summary>
    private bool HandsOut(ISymbol owner) =>
        owner is IMethodSymbol { IsStatic: false, MethodKind: MethodKind.Ordinary } method && Awaited(method.ReturnType) is var handle
        && handle.AllInterfaces.Append(handle).Any(one =>
            one.SpecialType == SpecialType.System_IDisposable || SymbolEqualityComparer.Default.Equals(one, _asyncDisposable));

    private ITypeSymbol Awaited(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: [var result], OriginalDefinition: var task } && IsTaskOf(task) ? result : type;

    private bool IsTaskOf(ISymbol definition) =>
        SymbolEqualityComparer.Default.Equals(definition, _taskOf) || SymbolEqualityComparer.Default.Equals(definition, _valueTaskOf);

    private bool IsLockClass(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (attributes.ClassOf(one) is not null)
                return true;
        }

        return type.AllInterfaces.Any(one => attributes.ClassOf(one) is not null);
    }
}
