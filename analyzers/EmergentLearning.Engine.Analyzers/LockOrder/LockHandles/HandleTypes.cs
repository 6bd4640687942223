using EmergentLearning.Engine.Analyzers.LockOrder.Declarations;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.LockHandles;

/// <summary>Which calls return the handle of a lock: by the type that they return, or by their attribute. Immutable, thread-safe.</summary>
internal sealed class HandleTypes
{
    private static readonly string[] Known =
    [
        "EmergentLearning.Engine.Locking.LockHandle",
        "System.Threading.Lock+Scope",
        "Medallion.Threading.IDistributedSynchronizationHandle",
        "Microsoft.VisualStudio.Threading.AsyncSemaphore+Releaser",
        "Microsoft.VisualStudio.Threading.AsyncReaderWriterLock+Releaser",
        "Microsoft.VisualStudio.Threading.AsyncReaderWriterLock+Awaitable",
    ];

    private static readonly string[] KnownTasks = ["System.Threading.Tasks.Task`1", "System.Threading.Tasks.ValueTask`1"];

    // That a task can be disposed says nothing of what it is the task of.
    private static readonly string[] KnownEmptyTasks = ["System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask"];

    private readonly HashSet<INamedTypeSymbol> _handles;
    private readonly HashSet<INamedTypeSymbol> _tasks;
    private readonly HashSet<INamedTypeSymbol> _emptyTasks;
    private readonly LockAttributes? _attributes;
    private readonly INamedTypeSymbol? _disposable;
    private readonly INamedTypeSymbol? _asyncDisposable;

    public HandleTypes(Compilation compilation)
    {
        _handles = Find(compilation, Known);
        _tasks = Find(compilation, KnownTasks);
        _emptyTasks = Find(compilation, KnownEmptyTasks);
        _attributes = LockAttributes.Create(compilation);
        _disposable = compilation.GetTypeByMetadataName("System.IDisposable");
        _asyncDisposable = compilation.GetTypeByMetadataName("System.IAsyncDisposable");
    }

    /// <summary>False where nothing can return a handle.</summary>
    public bool Exist => _handles.Count > 0 || _attributes is not null;

    public bool Returns(IMethodSymbol method) =>
        Awaited(method.ReturnType) is INamedTypeSymbol type && !_emptyTasks.Contains(type) && (IsHandle(type) || (IsDisposable(type) && SaysSo(method)));

    private bool IsHandle(INamedTypeSymbol type) =>
        _handles.Contains(type.OriginalDefinition) || type.AllInterfaces.Any(one => _handles.Contains(one.OriginalDefinition));

    private bool IsDisposable(INamedTypeSymbol type) => type.IsRefLikeType || IsDisposableType(type) || type.AllInterfaces.Any(IsDisposableType);

    private bool IsDisposableType(INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type, _disposable) || SymbolEqualityComparer.Default.Equals(type, _asyncDisposable);

    private bool SaysSo(IMethodSymbol method)
    {
        for (IMethodSymbol? one = method.OriginalDefinition; one is not null; one = one.OverriddenMethod?.OriginalDefinition)
        {
            if (_attributes?.On(one).Any(each => each.Kind is LockAttributeKind.Acquires or LockAttributeKind.Returns) == true)
                return true;
        }

        return false;
    }

    /// <summary>What a task gives, or the type itself.</summary>
    private ITypeSymbol Awaited(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } task && _tasks.Contains(task.OriginalDefinition) ? task.TypeArguments[0] : type;

    private static HashSet<INamedTypeSymbol> Find(Compilation compilation, string[] names) =>
        new(names.Select(compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>(), SymbolEqualityComparer.Default);
}
