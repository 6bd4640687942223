using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>Tasks and threads: what starts work, what waits for it, and what only passes it on. Immutable, thread-safe.</summary>
/// <remarks>Each question begins with the name, which nearly no call has: to compare symbols costs much more.</remarks>
internal sealed class TaskTypes
{
    private readonly HashSet<ITypeSymbol> _tasks = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ITypeSymbol> _awaiters = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol? _task;
    private readonly INamedTypeSymbol? _factory;
    private readonly INamedTypeSymbol? _thread;
    private readonly INamedTypeSymbol? _parallel;
    private readonly INamedTypeSymbol? _plinq;
    private readonly INamedTypeSymbol? _context;
    private readonly INamedTypeSymbol? _nested;
    private readonly INamedTypeSymbol? _extensions;

    public TaskTypes(Compilation compilation)
    {
        _task = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");
        _factory = compilation.GetTypeByMetadataName("System.Threading.Tasks.TaskFactory");
        _thread = compilation.GetTypeByMetadataName("System.Threading.Thread");
        _parallel = compilation.GetTypeByMetadataName("System.Threading.Tasks.Parallel");
        _plinq = compilation.GetTypeByMetadataName("System.Linq.ParallelEnumerable");
        _context = compilation.GetTypeByMetadataName("System.Threading.SynchronizationContext");
        _nested = compilation.GetTypeByMetadataName("System.Threading.Tasks.TaskExtensions");
        _extensions = compilation.GetTypeByMetadataName("System.Threading.Tasks.TaskAsyncEnumerableExtensions");
        Add(_tasks, "Task", "Task`1", "ValueTask", "ValueTask`1");
        foreach (string name in new[] { "ConfiguredCancelableAsyncEnumerable`1", "TaskAwaiter", "TaskAwaiter`1", "ValueTaskAwaiter", "ValueTaskAwaiter`1", "ConfiguredTaskAwaitable", "ConfiguredTaskAwaitable`1", "ConfiguredValueTaskAwaitable", "ConfiguredValueTaskAwaitable`1" })
        {
            if (compilation.GetTypeByMetadataName("System.Runtime.CompilerServices." + name) is not { } type)
                continue;
            _awaiters.Add(type);
            _awaiters.UnionWith(type.GetTypeMembers());
        }

        void Add(HashSet<ITypeSymbol> set, params string[] names) =>
            set.UnionWith(names.Select(name => compilation.GetTypeByMetadataName("System.Threading.Tasks." + name)).OfType<ITypeSymbol>());
    }

    public bool IsTask(ITypeSymbol? type) => type is not null && _tasks.Contains(type.OriginalDefinition);

    /// <summary>What a task becomes; any other type is its own.</summary>
    public ITypeSymbol? ResultOf(ITypeSymbol? type) => !IsTask(type) ? type : type is INamedTypeSymbol { TypeArguments: [{ } result] } ? result : null;

    /// <summary>The call has the same result to wait for as its receiver: <c>ConfigureAwait</c>, <c>AsTask</c>, <c>GetAwaiter</c> and their like.</summary>
    public bool PassesOn(IMethodSymbol method) =>
        (method.Name is "ConfigureAwait" or "AsTask" or "GetAwaiter" or "WaitAsync" or "Preserve" && IsKnown(method.ContainingType))
        || (method.Name == "Unwrap" && Is(method.ContainingType, _nested))
        || (method.Name is "ConfigureAwait" or "WithCancellation" && SymbolEqualityComparer.Default.Equals(method.ContainingType, _extensions));

    /// <summary>The call comes back when its receiver has ended.</summary>
    public bool Waits(IMethodSymbol method) => (method.Name is "Wait" or "GetResult" or "RunSynchronously" && IsKnown(method.ContainingType))
        || (method.Name == "Join" && Is(method.ContainingType, _thread));

    /// <summary>The property does.</summary>
    public bool Waits(IPropertySymbol property) => property.Name == "Result" && IsTask(property.ContainingType);

    /// <summary>The call comes back when its arguments have ended.</summary>
    public bool WaitsForArguments(IMethodSymbol method) => method.Name == "WaitAll" && Is(method.ContainingType, _task);

    /// <summary>The call's result ends when its arguments have.</summary>
    public bool Combines(IMethodSymbol method) => method.Name == "WhenAll" && Is(method.ContainingType, _task);

    /// <summary>The call's result is a task that is over, with the argument as its result.</summary>
    public bool Wraps(IMethodSymbol method) => method.Name == "FromResult" && IsTask(method.ContainingType);

    /// <summary>The call has its delegates run on other threads and returns what can be waited for.</summary>
    public bool Starts(IMethodSymbol method) => (method.Name == "Run" && Is(method.ContainingType, _task))
        || (method.Name == "StartNew" && Is(method.ContainingType?.OriginalDefinition, _factory))
        || (method.Name.EndsWith("Async", StringComparison.Ordinal) && Is(method.ContainingType, _parallel));

    /// <summary>Whether what is waited for then ends with the tasks that the delegates return.</summary>
    public bool Unwraps(IMethodSymbol method) => !Is(method.ContainingType?.OriginalDefinition, _factory);

    /// <summary>So does the constructor.</summary>
    public bool IsWork(ITypeSymbol? type) => type is not null && (Is(type, _thread) || Is(type, _task) || (IsTask(type) && !type.IsValueType));

    /// <summary>The call has its delegates run on other threads and waits for them.</summary>
    public bool RunsBeside(IMethodSymbol method) => method.Name switch
    {
        "For" or "ForEach" or "Invoke" => Is(method.ContainingType, _parallel),
        "ForAll" => Is(method.ContainingType, _plinq),
        "Send" => Is(method.ContainingType, _context),
        _ => false,
    };

    private bool IsKnown(ITypeSymbol? type) => IsTask(type) || (type is not null && _awaiters.Contains(type.OriginalDefinition));

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? other) => other is not null && SymbolEqualityComparer.Default.Equals(type, other);
}
