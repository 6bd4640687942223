using System.Collections.Concurrent;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>The table of lock calls for one compilation: symbols instead of names, looked up once. Thread-safe.</summary>
internal sealed class LockTypes
{
    private readonly Dictionary<INamedTypeSymbol, Dictionary<string, LockRow>> _rows = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal) { "WaitOne" };
    private readonly HashSet<INamedTypeSymbol> _interfaces = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _disposable = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol? _waitHandle;
    private readonly INamedTypeSymbol? _mutex;
    private readonly INamedTypeSymbol? _semaphore;
    private readonly INamedTypeSymbol? _event;

    public LockTypes(Compilation compilation, IEnumerable<(string Type, string Method, LockRow Row)> own)
    {
        _waitHandle = compilation.GetTypeByMetadataName("System.Threading.WaitHandle");
        _mutex = compilation.GetTypeByMetadataName("System.Threading.Mutex");
        _semaphore = compilation.GetTypeByMetadataName("System.Threading.Semaphore");
        _event = compilation.GetTypeByMetadataName("System.Threading.EventWaitHandle");
        foreach ((string type, string method, LockRow row) in LockTable.Rows.Concat(own))
            Add(compilation.GetTypeByMetadataName(type), method, row);
        Tasks = new TaskTypes(compilation);
        Delegates = new DelegateRunners(compilation);
        Disposable = compilation.GetTypeByMetadataName("System.IDisposable");
        AsyncDisposable = compilation.GetTypeByMetadataName("System.IAsyncDisposable");
    }

    public TaskTypes Tasks { get; }

    public DelegateRunners Delegates { get; }

    public INamedTypeSymbol? Disposable { get; }

    public INamedTypeSymbol? AsyncDisposable { get; }

    /// <summary>The names of the methods in the table.</summary>
    public IEnumerable<string> Names => _names;

    /// <summary>Whether a method of this name is in the table, of whichever type.</summary>
    public bool MayBeLockCall(string name) => _names.Contains(name);

    /// <summary>What the call does with a lock, or null. Whether a semaphore is one at all is not asked here.</summary>
    public LockRow? Find(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (!_names.Contains(method.Name))
            return null;
        if (method.Name == "WaitOne" && SymbolEqualityComparer.Default.Equals(method.ContainingType, _waitHandle))
            return Waited(Unwrap(call.Instance)?.Type);
        // BeginTransactionAsync of a SqliteConnection is declared by DbConnection.
        for (INamedTypeSymbol? type = Unwrap(call.Instance)?.Type as INamedTypeSymbol ?? method.ContainingType; type is not null; type = type.BaseType)
        {
            if (_rows.TryGetValue(type.OriginalDefinition, out Dictionary<string, LockRow>? rows) && rows.TryGetValue(method.Name, out LockRow? row))
                return row;
        }

        return _interfaces.Count == 0 ? null : FindByInterface(method);
    }

    /// <summary>Whether what the method returns, or the task of it, can be disposed: such a method returns holding.</summary>
    public bool ReturnsHandle(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor ? IsDisposable(method.ContainingType) : IsDisposable(Tasks.ResultOf(method.ReturnType));

    public bool IsDisposable(ITypeSymbol? type) => type is not null
        && (_disposable.TryGetValue(type, out bool known) ? known : _disposable[type] = FindDisposable(type));

    private bool FindDisposable(ITypeSymbol type) => Is(type, Disposable) || Is(type, AsyncDisposable)
        || type.AllInterfaces.Any(one => Is(one, Disposable) || Is(one, AsyncDisposable))
        || (type.IsRefLikeType && type.GetMembers("Dispose").Any());

    private static bool Is(ITypeSymbol type, INamedTypeSymbol? other) => other is not null && SymbolEqualityComparer.Default.Equals(type, other);

    private LockRow? FindByInterface(IMethodSymbol method)
    {
        foreach (INamedTypeSymbol one in method.ContainingType?.AllInterfaces ?? [])
        {
            if (_interfaces.Contains(one) && _rows[one].TryGetValue(method.Name, out LockRow? row))
                return row;
        }

        return null;
    }

    private LockRow? Waited(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            LockKind? kind = Is(type, _mutex) ? LockKind.Mutex : Is(type, _semaphore) ? LockKind.Semaphore : Is(type, _event) ? LockKind.Event : null;
            if (kind is { } found)
                return new LockRow(LockAction.Acquire, found, LockMode.Exclusive, LockResult.Flag);
        }

        return null;
    }

    private static IOperation? Unwrap(IOperation? operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
            operation = conversion.Operand;
        return operation;
    }

    private void Add(INamedTypeSymbol? type, string method, LockRow row)
    {
        if (type is null)
            return;
        if (!_rows.TryGetValue(type, out Dictionary<string, LockRow>? rows))
            _rows.Add(type, rows = new(StringComparer.Ordinal));
        rows[method] = row;
        _names.Add(method);
        if (type.TypeKind == TypeKind.Interface)
            _interfaces.Add(type);
    }
}
